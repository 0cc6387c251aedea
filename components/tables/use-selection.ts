import { useSearchParams } from 'next/navigation'
import { useDeferredValue, useEffect, useState } from 'react'

const NAME = 'selected'
/** So many rows are drawn in no more time than one; a page has up to 200. */
const FEW = 5

const parse = (text: string) =>
  Object.fromEntries(
    text
      .split('.')
      .filter(Boolean)
      .map((id) => [id, true as const]),
  )

/** The selected rows by their ids. */
export type Selected = Record<string, true>

/**
 * The selected rows' ids, written to the address too (`?selected=3.17`), so that they outlive a reload. The box that was
 * clicked does not wait for what takes longer to render: `told`, for what is said of a selection, comes after it, and so
 * does `drawn`, for the rows, where many of them change.
 */
export function useSelection() {
  const params = useSearchParams()
  const [selected, select] = useState<Selected>(() => parse(params.get(NAME) ?? ''))
  const told = useDeferredValue(selected)
  // After each rendering: the router, which is not told, writes its own address with what it fetched.
  useEffect(() => writeAddress(Object.keys(told).join('.')))
  const drawn = changes(selected, told) > FEW ? told : selected
  return { selected, select, told, drawn }
}

const without = (one: Selected, other: Selected) => Object.keys(one).filter((id) => !other[id]).length
const changes = (one: Selected, other: Selected) => without(one, other) + without(other, one)

/**
 * With the router's own state the router lets it pass. Were it told, the next live refresh would be a page of another
 * address to it, and scroll to the top.
 */
function writeAddress(ids: string): void {
  const url = new URL(window.location.href)
  if ((url.searchParams.get(NAME) ?? '') === ids) return
  if (ids) url.searchParams.set(NAME, ids)
  else url.searchParams.delete(NAME)
  window.history.replaceState(window.history.state, '', url)
}
