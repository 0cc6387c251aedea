import { z } from 'zod'

const url = z.url({ protocol: /^(https?|mailto)$/ })

/** `English | Ελληνικά | https://…`, or `Text | https://…` for both languages; null for what is neither. */
export function readFootLink(line: string): { en: string; el: string; href: string } | null {
  const parts = line.split('|').map((part) => part.trim())
  const [en = '', el = en] = parts.slice(0, -1)
  const href = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.length > 3 || en === '' || el === '' || !url.safeParse(href).success) return null
  return { en, el, href }
}
