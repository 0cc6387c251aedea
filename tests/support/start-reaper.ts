import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/**
 * Sees to it that the PostgreSQL in the folder, the folder, and the process that uses them (`owner`) are gone once this
 * process is, even if it is killed. What it answers does so at once.
 */
export function startReaper(folder: string, owner?: number): () => Promise<void> {
  const args = [path.join(import.meta.dirname, 'reaper.mjs'), folder, ...(owner ? [String(owner)] : [])]
  const reaper = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'inherit'], detached: true })
  reaper.unref()
  const reaped = once(reaper, 'exit')
  return async () => {
    reaper.stdin.end()
    await reaped
  }
}
