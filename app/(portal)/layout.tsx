import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Welcome } from '@/components/account/welcome'
import { ClusterBanners } from '@/components/clusters/cluster-banners'
import { SLIM_COOKIE } from '@/components/layout/remember-slim'
import { Shell } from '@/components/layout/shell'
import { LiveRefresh } from '@/components/live/live-refresh'
import { SiteBanners } from '@/components/notices/site-banners'
import { StatsScript } from '@/components/site/stats-script'
import { countRegistrations } from '@/lib/accounts/registrations'
import { actsInFlight } from '@/lib/acts/queries'
import { countWaiting } from '@/lib/applications/queries'
import { fleetHealth } from '@/lib/clusters/queries'
import { aboveAll } from '@/lib/notices/shown'
import { pageContext } from '@/lib/web/context'
import { find } from '@/lib/web/find'
import { navigation } from '@/lib/web/navigation'
import { setLocale } from '@/lib/web/set-locale'
import { signOut } from '@/lib/web/sign-out'
import { signedIn } from '@/lib/web/signed-in'
import { statistics } from '@/lib/web/statistics'
import { dismiss } from './notice-actions'
import { welcomed } from './profile/actions'

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext()
  const [t, applications, registrations, clusters, acts, jar] = await Promise.all([
    getTranslations('nav'),
    countWaiting(ctx),
    countRegistrations(ctx),
    fleetHealth(ctx),
    actsInFlight(ctx),
    cookies(),
  ])
  const stats = await statistics()
  const above = await aboveAll(ctx, clusters)
  const answering = clusters.filter((cluster) => cluster.health === 'answers').length
  const manages = ctx.actor.isSuperuser
  return (
    <Shell
      slim={jar.get(SLIM_COOKIE)?.value === 'slim'}
      groups={navigation(ctx.actor, { applications, registrations }, (key) => t(key))}
      user={{ name: ctx.actor.name, detail: ctx.actor.username, profileHref: '/profile' }}
      setLocale={setLocale}
      signOut={signOut}
      find={find}
      inFlight={acts.map((act) => ({
        id: act.id,
        label: `${t('creating')} ${act.instance}`,
        detail: act.cluster,
        href: act.applicationId === null ? '/' : `/applications/${act.applicationId}`,
      }))}
      {...(clusters.length > 0
        ? { health: { answering, total: clusters.length, href: manages ? '/admin/clusters' : '/' } }
        : {})}
    >
      {(await signedIn())?.firstLogin ? <Welcome name={ctx.actor.name} end={welcomed} /> : null}
      <SiteBanners {...above} dismiss={dismiss} />
      <ClusterBanners clusters={clusters} />
      {children}
      {stats ? <StatsScript {...stats} /> : null}
      <LiveRefresh match={['clusters', 'acts', 'applications', 'site']} />
    </Shell>
  )
}
