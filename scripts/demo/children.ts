import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'

const STOP_MS = 15_000
const START_MS = 60_000

/** The processes of the demonstration. Each has a group of its own, so that Ctrl-C reaches us and we stop them in order. */
export class Children {
  private readonly running: { name: string; child: ChildProcess }[] = []
  private stopping = false
  private lose: (error: Error) => void = () => undefined

  /** Rejects when one of them ends by itself. */
  readonly lost = new Promise<never>((_, reject) => {
    this.lose = reject
  })

  constructor(private readonly folder: string) {
    this.lost.catch(() => undefined)
  }

  /** With an IPC channel, and with its output in `NAME.log`. */
  start(name: string, args: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
    const log = fs.openSync(this.logOf(name), 'w', 0o600)
    const options: SpawnOptions = { env, stdio: ['ignore', log, log, 'ipc'], detached: true }
    const child = spawn(process.execPath, args, options)
    fs.closeSync(log)
    child.once('exit', () => {
      if (!this.stopping) this.lose(new Error(`${name} ended; see ${this.logOf(name)}\n${this.tailOf(name)}`))
    })
    this.running.push({ name, child })
    return child
  }

  /** Resolves once the question is answered with yes; rejects when a process ends instead. */
  async until(what: string, question: () => boolean | Promise<boolean>, signal: AbortSignal): Promise<void> {
    const deadline = Date.now() + START_MS
    while (!(await Promise.race([question(), this.lost]))) {
      signal.throwIfAborted()
      if (Date.now() > deadline) throw new Error(`${what} did not come up in ${START_MS / 1000} s; see ${this.folder}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** The last one first. */
  async stop(): Promise<void> {
    this.stopping = true
    for (const { child } of this.running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      child.kill('SIGTERM')
      await once(child, 'exit')
      clearTimeout(timer)
    }
  }

  private logOf(name: string): string {
    return path.join(this.folder, `${name}.log`)
  }

  private tailOf(name: string): string {
    return fs.readFileSync(this.logOf(name), 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  }
}
