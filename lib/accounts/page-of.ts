/** What a list is asked for: the words to look for, filters, order and window. */
export type PageOf = {
  q: string
  filters: Record<string, string[]>
  sort: string
  dir: 'asc' | 'desc'
  skip: number
  take: number
}

/** One of several yes-or-no filters: undefined where none or both are chosen. */
export function oneOf(values: string[] | undefined, yes: string, no: string): boolean | undefined {
  const chosen = new Set(values)
  return chosen.has(yes) === chosen.has(no) ? undefined : chosen.has(yes)
}

/** Ids among a filter's values; what is none is left out. */
export const idsOf = (values: string[] | undefined) => (values ?? []).map(Number).filter(Number.isSafeInteger)
