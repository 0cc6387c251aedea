import os from 'node:os'
import type { Item } from './item'
import { absent } from './items/absent'
import { api } from './items/api'
import { browser } from './items/browser'
import { lists } from './items/lists'
import { live } from './items/live'
import { requests } from './items/requests'
import { scaleOut } from './items/scale-out'
import { start } from './items/start'
import { sync } from './items/sync'
import { circumstances, show, write } from './report'
import { openSite, type Site } from './site'

const ITEMS: readonly Item[] = [lists, api, sync, start, requests, live, scaleOut, browser, absent]

/** `npm run bench [-- ITEM …]`: measures and writes the table of docs/performance.md. It needs a build. */
async function main(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !ITEMS.some((item) => item.name === name))
  if (unknown.length > 0)
    throw new Error(`${unknown.join(', ')}? There are ${ITEMS.map(({ name }) => name).join(', ')}`)
  const site = await openSite()
  endWith(site)
  let held = true
  try {
    for (const item of ITEMS) {
      if (names.length > 0 && !names.includes(item.name)) continue
      const run = circumstances(os.loadavg()[0] ?? 0)
      const measures = await item.measure(site)
      process.stdout.write(show(item, measures))
      write(item, measures, run)
      held &&= measures.every(({ holds }) => holds)
    }
  } finally {
    await site.stop()
  }
  return held
}

function endWith(site: Site): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => void site.stop().finally(() => process.exit(130)))
}

// What the site waits for at its end does not keep a process alive.
setInterval(() => undefined, 1_000)
try {
  process.exit((await main(process.argv.slice(2))) ? 0 : 1)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`)
  process.exit(2)
}
