const WIDTH = 72

/** Breaks lines longer than 72 characters at spaces; a line's indent is kept, and a longer word stays whole. */
export function wrap72(text: string): string {
  return text.split('\n').map(wrapLine).join('\n')
}

function wrapLine(line: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  return wrapWords(line.trim().split(/\s+/), indent, indent, line.trimEnd())
}

function wrapWords(words: string[], first: string, rest: string, whole: string): string {
  if (length(whole) <= WIDTH) return whole
  const lines: string[] = []
  let line = first + (words[0] ?? '')
  for (const word of words.slice(1)) {
    if (length(line) + 1 + length(word) <= WIDTH) line += ` ${word}`
    else {
      lines.push(line)
      line = rest + word
    }
  }
  return [...lines, line].join('\n')
}

/** Lines "term: value" whose values stand below each other, also where one goes on in a next line. */
export function termLines(rows: readonly (readonly [term: string, value: string])[]): string {
  const column = Math.max(0, ...rows.map(([term]) => length(term))) + 2
  return rows
    .map(([term, value]) => {
      const first = `${term}:`.padEnd(column + term.length - length(term))
      const words = value.split(/\s+/).filter(Boolean)
      return wrapWords(words, first, ' '.repeat(column), first + words.join(' ')).trimEnd()
    })
    .join('\n')
}

const length = (text: string) => [...text].length
