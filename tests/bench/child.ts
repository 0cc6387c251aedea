import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** A script of this folder in a process of its own, with a channel to it. */
export function startChild(script: string, env: Record<string, string> = {}): ChildProcess {
  const file = path.join(import.meta.dirname, script)
  const args = ['--import', 'tsx', file]
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** One question and its answer; throws when the process ends instead. */
export async function ask<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  const over = new AbortController()
  const ended = once(child, 'exit', { signal: over.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.at(-1)} ended with ${code}`)
  })
  const answered = once(child, 'message', { signal: over.signal })
  ended.catch(() => undefined)
  answered.catch(() => undefined)
  child.send(question)
  try {
    const [answer] = await Promise.race([answered, ended])
    return answer as Answer
  } finally {
    over.abort()
  }
}
