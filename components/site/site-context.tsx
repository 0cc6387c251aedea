'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { SiteFace } from '@/lib/site/face'

const SiteContext = createContext<SiteFace>({ name: 'ganetimgr', logo: null, accent: '', links: [] })

/** What the site is called and looks like, for what stands on every page. */
export const useSite = () => useContext(SiteContext)

export function SiteProvider({ site, children }: { site: SiteFace; children: ReactNode }) {
  return <SiteContext value={site}>{children}</SiteContext>
}
