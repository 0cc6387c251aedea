import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

const NAME = 'selected'

const parse = (text: string) =>
  Object.fromEntries(
    text
      .split('.')
      .filter(Boolean)
      .map((id) => [id, true as const]),
  )

/**
 * The selected rows' ids, kept in the address too (`?selected=3.17`), so that they outlive a reload and a turn of the page.
 * The address follows a moment later; only what came to it from elsewhere (back, a link) is taken from there.
 */
export function useSelection() {
  const path = usePathname()
  const text = useSearchParams().get(NAME) ?? ''
  const [selected, setSelected] = useState<Record<string, true>>(() => parse(text))
  const written = useRef<string[]>([text])

  useEffect(() => {
    const own = written.current.lastIndexOf(text)
    written.current = own < 0 ? [text] : written.current.slice(own)
    if (own < 0) setSelected(parse(text))
  }, [text])

  const select = (next: Record<string, boolean>) => {
    const ids = Object.keys(next).filter((id) => next[id])
    setSelected(parse(ids.join('.')))
    written.current.push(ids.join('.'))
    const query = new URLSearchParams(window.location.search)
    if (ids.length > 0) query.set(NAME, ids.join('.'))
    else query.delete(NAME)
    window.history.replaceState(null, '', query.size > 0 ? `${path}?${query}` : path)
  }
  return { selected, select }
}
