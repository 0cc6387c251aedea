import { useTranslations } from 'next-intl'
import { useWhen } from '@/components/format/when'
import { Banner } from '@/components/layout/banner'
import classes from '@/components/layout/page.module.css'

type Cluster = { id: number; slug: string; failingSince: string | null; answeredAt: string | null }

/** Names each cluster that answers no more, and says what that means for what is shown; of one that never did, nothing is. */
export function ClusterBanners({ clusters }: { clusters: Cluster[] }) {
  const t = useTranslations('clusterBanner')
  const when = useWhen()
  const failing = clusters.flatMap(({ id, slug, failingSince, answeredAt }) =>
    failingSince && answeredAt ? [{ id, slug, failingSince }] : [],
  )
  if (failing.length === 0) return null
  return (
    <div className={classes.banners}>
      {failing.map(({ id, slug, failingSince }) => (
        <Banner key={id} tone="warning" live>
          {t.rich('failing', { cluster: slug, time: when.moment(failingSince), b: (text) => <b>{text}</b> })}
        </Banner>
      ))}
    </div>
  )
}
