import { type ListState, listWindow } from './list-state'

export type Order = string | number | null

type How<R> = {
  /** What the search looks in. */
  texts: (row: R) => (string | null)[]
  /** By what a column sorts; null goes last. */
  order: (row: R, column: string) => Order
  keep?: (row: R) => boolean
}

/** For lists that are read whole, of some hundred rows: searched, filtered, sorted, and the page of it. */
export function arrange<R>(rows: R[], state: ListState, { texts, order, keep }: How<R>): { rows: R[]; total: number } {
  const words = plain(state.q).split(/\s+/).filter(Boolean)
  const found = rows.filter((row) => {
    const text = plain(texts(row).join('\n'))
    return (keep?.(row) ?? true) && words.every((word) => text.includes(word))
  })
  const sign = state.dir === 'asc' ? 1 : -1
  const sorted = found.toSorted((a, b) => compare(order(a, state.sort), order(b, state.sort), sign))
  const { skip, take } = listWindow(state)
  return { rows: sorted.slice(skip, skip + take), total: found.length }
}

/** Without case and accents, and with one sigma. */
const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('el').replaceAll('ς', 'σ')

function compare(a: Order, b: Order, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
  return sign * String(a).localeCompare(String(b), 'el', { numeric: true })
}
