import { useSearchParams } from 'next/navigation'
import { useDeferredValue, useEffect, useState } from 'react'

const NAME = 'selected'

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
 * The selected rows' ids, written to the address too (`?selected=3.17`), so that they outlive a reload. `told` comes after
 * the boxes have been drawn: what is said of a selection takes longer to render than a tick, which must not wait for it.
 */
export function useSelection() {
  const params = useSearchParams()
  const [selected, select] = useState<Selected>(() => parse(params.get(NAME) ?? ''))
  // After each rendering: the router, which is not told, writes its own address with what it fetched.
  const told = useDeferredValue(selected)
  useEffect(() => writeAddress(Object.keys(told).join('.')))
  return { selected, select, told }
}

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
