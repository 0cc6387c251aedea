import { once, setMaxListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { ConfigError, config } from '@/lib/config/env'
import { prepareEnvironment } from '@/lib/config/prepare'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { serveMetrics } from '@/lib/metrics/serve'
import { startWeb } from './web'
import { startWorker } from './worker'

const STOP_MS = 30_000

// By itself V8 lets the heap grow to four times what was in use after a collection where the machine has memory enough.
setFlagsFromString('--heap-growing-percent=30')

/** Runs what ROLE asks for until the signal, or until a part of it fails. */
async function main(stopping: AbortController): Promise<void> {
  const environment = await prepareEnvironment()
  try {
    const { role } = config()
    const { signal } = stopping
    const parts = [
      serveMetrics(signal),
      ...(role === 'worker' ? [startWorker({ signal })] : []),
      ...(role === 'web' ? [startWeb({ signal })] : []),
      ...(role === 'all' ? startBoth(signal) : []),
    ]
    if (role === 'worker') process.stdout.write('Ready: worker\n')
    try {
      await Promise.all(parts)
    } finally {
      stopping.abort()
      await Promise.allSettled(parts)
    }
  } finally {
    await db.$disconnect().catch(() => undefined)
    await environment.stop()
  }
}

/** Pages first: the first readings of all clusters would keep the first page waiting. */
function startBoth(signal: AbortSignal): Promise<void>[] {
  const serving = new AbortController()
  const begin = once(serving.signal, 'abort')
  return [
    startWeb({ signal, onServing: () => serving.abort() }).finally(() => serving.abort()),
    begin.then(() => (signal.aborted ? undefined : startWorker({ signal }))),
  ]
}

const stopping = new AbortController()
setMaxListeners(0, stopping.signal) // each cluster waits for it
for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.on(name, () => {
    if (stopping.signal.aborted) process.exit(1) // asked twice
    log.info(`${name}: stopping`)
    stopping.abort()
    setTimeout(() => process.exit(1), STOP_MS).unref()
  })
}

try {
  await main(stopping)
  process.exit(0)
} catch (err) {
  if (!(err instanceof ConfigError)) log.fatal({ err })
  process.stderr.write(`${err instanceof Error ? err.message : String(err)}\n`)
  process.exit(1)
}
