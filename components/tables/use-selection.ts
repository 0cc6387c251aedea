import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'

const NAME = 'selected'

/** The selected rows' ids, kept in the address (`?selected=3.17`), so that they outlive a reload and a turn of the page. */
export function useSelection() {
  const path = usePathname()
  const params = useSearchParams()
  const text = params.get(NAME) ?? ''
  const selected = useMemo(
    () =>
      Object.fromEntries(
        text
          .split('.')
          .filter(Boolean)
          .map((id) => [id, true as const]),
      ),
    [text],
  )
  const select = (next: Record<string, boolean>) => {
    const ids = Object.keys(next).filter((id) => next[id])
    const query = new URLSearchParams(window.location.search)
    if (ids.length > 0) query.set(NAME, ids.join('.'))
    else query.delete(NAME)
    window.history.replaceState(null, '', query.size > 0 ? `${path}?${query}` : path)
  }
  return { selected, select }
}
