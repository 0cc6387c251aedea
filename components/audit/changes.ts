export type Change = { field: string; from: string | null; to: string }

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What an entry's detail says, a line for each field: `{memory: {from, to}}`, `{from: {…}, to: {…}}` of which only what
 * differs, and plain facts, whose `from` is null.
 */
export function changesOf(detail: Fields): Change[] {
  const { from, to, ...rest } = detail
  if (isFields(from) && isFields(to)) return [...differing(from, to), ...facts(rest)]
  return 'from' in detail && 'to' in detail
    ? [{ field: 'value', from: text(from), to: text(to) }, ...facts(rest)]
    : facts(detail)
}

const differing = (from: Fields, to: Fields): Change[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => text(from[field]) !== text(to[field]))
    .map((field) => ({ field, from: text(from[field]), to: text(to[field]) }))

const facts = (fields: Fields): Change[] =>
  Object.entries(fields).flatMap(([field, value]): Change[] => {
    if (isFields(value) && 'from' in value && 'to' in value)
      return [{ field, from: text(value.from), to: text(value.to) }]
    return text(value) === '' ? [] : [{ field, from: null, to: text(value) }]
  })

function text(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  return JSON.stringify(value)
}
