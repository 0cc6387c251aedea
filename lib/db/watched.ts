import { AsyncLocalStorage } from 'node:async_hooks'

/** What is noted of the database while one request is answered. */
type Watch = { failed: boolean }

const store = globalThis as typeof globalThis & { ganetimgrWatch?: AsyncLocalStorage<Watch> }

/** Of the process: the pages and the server around them are two bundles. */
function watches(): AsyncLocalStorage<Watch> {
  store.ganetimgrWatch ??= new AsyncLocalStorage()
  return store.ganetimgrWatch
}

/** Does the work; `failed` tells from then on whether the database could not be asked in it. */
export function watched<T>(work: (failed: () => boolean) => T): T {
  const watch = { failed: false }
  return watches().run(watch, () => work(() => watch.failed))
}

export function noteOutage(): void {
  const watch = watches().getStore()
  if (watch) watch.failed = true
}
