import { setMaxListeners } from 'node:events'
import { ConfigError, config } from '@/lib/config/env'
import { prepareEnvironment } from '@/lib/config/prepare'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { serveMetrics } from '@/lib/metrics/serve'
import { startWeb } from './web'
import { startWorker } from './worker'

const STOP_MS = 30_000

/** Runs what ROLE asks for until the signal, or until a part of it fails. */
async function main(stopping: AbortController): Promise<void> {
  const environment = await prepareEnvironment()
  try {
    const { role } = config()
    const { signal } = stopping
    const parts = [
      serveMetrics(signal),
      ...(role === 'web' ? [] : [startWorker({ signal })]),
      ...(role === 'worker' ? [] : [startWeb({ signal })]),
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
