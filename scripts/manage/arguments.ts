import { type ParseArgsConfig, parseArgs } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** The words and options of a command; an option that it does not know is an error. */
export function read<const O extends Options>(args: string[], words: readonly string[], options: O) {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
  if (positionals.length > words.length) throw new Error(`What is "${positionals[words.length]}"?`)
  const missing = words.filter((word, index) => !word.endsWith('?') && positionals[index] === undefined)
  if (missing.length > 0) throw new Error(`Missing: ${missing.join(' ')}`)
  return { values, words: positionals }
}
