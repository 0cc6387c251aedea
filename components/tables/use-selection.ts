import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

const NAME = 'selected'

const parse = (text: string) =>
  Object.fromEntries(
    text
      .split('.')
      .filter(Boolean)
      .map((id) => [id, true as const]),
  )

/** The selected rows' ids, written to the address too (`?selected=3.17`), so that they outlive a reload. */
export function useSelection() {
  const params = useSearchParams()
  const [selected, select] = useState<Record<string, true>>(() => parse(params.get(NAME) ?? ''))
  // After each rendering: the router, which is not told, writes its own address with what it fetched.
  useEffect(() => writeAddress(Object.keys(selected).join('.')))
  return { selected, select }
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
