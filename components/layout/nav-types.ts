import type { NavIcon } from './icons'

export type NavItem = { href: string; label: string; icon: NavIcon; badge?: number }
export type NavGroup = { label: string; items: NavItem[] }

/** The item whose address is the longest that the path is at or under. */
export function currentHref(groups: NavGroup[], pathname: string): string | undefined {
  const here = (href: string) => pathname === href || pathname.startsWith(`${href}/`)
  return groups
    .flatMap((group) => group.items.map((item) => item.href))
    .filter(here)
    .sort((a, b) => b.length - a.length)[0]
}
