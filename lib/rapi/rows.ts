import { z } from 'zod'
import { parseJson } from './answer'

const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x5b, 0x5d]
const HEAD = /^\s*\{\s*"data"\s*:\s*\[\s*/
const BETWEEN = /\s*,\s*/y

const answer = z.object({ data: z.array(z.array(z.unknown())) })

/**
 * The rows of `{"data": [[…], …], …}` without reading them, which for a thousand takes longer than all else; null where it
 * is anything but such an answer. A row is whatever its brackets enclose: only who reads it finds that it is no JSON.
 */
export function rowTexts(text: string): string[] | null {
  return cut(text) ?? written(text)
}

function cut(text: string): string[] | null {
  const head = HEAD.exec(text)?.[0]
  if (head === undefined) return null
  const rows: string[] = []
  let at = head.length
  while (text.charCodeAt(at) === OPEN) {
    const end = endOfArray(text, at)
    if (end === null) return null
    rows.push(text.slice(at, end))
    const comma = matchAt(BETWEEN, text, end)
    at = comma ?? end
    if (comma === null) break
    if (text.charCodeAt(at) !== OPEN) return null
  }
  // What is left when no row is there must be an answer without rows.
  const rest = parsed(text.slice(0, head.length) + text.slice(at))
  return rest?.data.length === 0 ? rows : null
}

/** Any other way to write the same answer, like another order of its keys. */
const written = (text: string): string[] | null => parsed(text)?.data.map((row) => JSON.stringify(row)) ?? null

const parsed = (text: string) => answer.safeParse(parseJson(text)).data

/** Where the array that begins at `from` has ended. */
function endOfArray(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === OPEN) depth += 1
    else if (code === CLOSE && --depth === 0) return at + 1
  }
  return null
}

/** Of its closing quote: the first that no backslash precedes which is itself none of a pair. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1
    if ((at - before) % 2 === 0) return at
  }
  return text.length
}

function matchAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}
