/**
 * Waits until whoever started it closes its standard input, which also happens when that process is killed. Then it
 * kills the process given as second argument, if any, stops the PostgreSQL in the folder given as first, and removes
 * the folder, and the disk that was mounted for it.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const [folder = '', owner] = process.argv.slice(2)
const home = path.join(folder, 'postgres')
const pidFile = path.join(home, 'data', 'postmaster.pid')

function end(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It does not run.
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => undefined)
process.stdin.resume()
process.stdin.on('close', () => {
  if (owner) end(Number(owner), 'SIGKILL')
  if (fs.existsSync(pidFile)) end(Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT')
  if (fs.existsSync(home) && fs.statSync(home).dev !== fs.statSync(folder).dev) spawnSync('umount', ['--lazy', home])
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
})
