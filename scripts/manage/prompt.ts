import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** One line from the terminal, or from standard input where there is none. */
export async function ask(question: string): Promise<string> {
  return process.stdin.isTTY ? fromTerminal(question, true) : fromInput(question)
}

/** Never from the arguments, which other users of the machine can read. Asked twice on a terminal. */
export async function askPassword(question: string): Promise<string> {
  if (!process.stdin.isTTY) return fromInput(question)
  const first = await fromTerminal(question, false)
  if ((await fromTerminal(`${question} (again)`, false)) !== first) throw new Error('The two passwords differ')
  return first
}

function fromTerminal(question: string, echo: boolean): Promise<string> {
  process.stderr.write(`${question}: `)
  const output = new Writable({
    write: (chunk, _, done) => (echo ? process.stderr.write(chunk, () => done()) : done()),
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      lines.close()
      process.stderr.write(echo ? '' : '\n')
      resolve(line.trim())
    })
  })
}

let input: AsyncIterator<string> | undefined

async function fromInput(question: string): Promise<string> {
  input ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const { value, done } = await input.next()
  if (done) throw new Error(`Nothing on standard input for: ${question}`)
  return value.trim()
}
