import type { ReactNode } from 'react'
import { PublicPage } from '@/components/site/public-page'
import { StatsScript } from '@/components/site/stats-script'
import { setLocale } from '@/lib/web/set-locale'
import { signedIn } from '@/lib/web/signed-in'
import { statistics } from '@/lib/web/statistics'

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const stats = await statistics()
  return (
    <PublicPage isMember={(await signedIn()) !== null} setLocale={setLocale}>
      {children}
      {stats ? <StatsScript {...stats} /> : null}
    </PublicPage>
  )
}
