/**
 * Waits until whoever started it closes its standard input, which also happens when that process is killed, and then
 * stops the PostgreSQL in the folder given as argument and removes the folder.
 */
import fs from 'node:fs'
import path from 'node:path'

const folder = process.argv[2] ?? ''
const pidFile = path.join(folder, 'postgres', 'data', 'postmaster.pid')

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined)
process.stdin.resume()
process.stdin.on('close', () => {
  try {
    process.kill(Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT')
  } catch {
    // It does not run.
  }
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
})
