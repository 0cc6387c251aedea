import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActStrip } from '@/components/acts/act-strip'
import { Timeline } from '@/components/applications/timeline'
import { Section } from '@/components/layout/section'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Queue } from '@/components/review/queue'
import classes from '@/components/review/review.module.css'
import { ReviewForm } from '@/components/review/review-form'
import { ReviewHead } from '@/components/review/review-head'
import { latestActOf } from '@/lib/acts/queries'
import { listForReview } from '@/lib/applications/queries'
import { reviewData } from '@/lib/applications/review-data'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { approve, fit, reject } from '../actions'

type Props = PageProps<'/review/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('review'))('one', { id: (await params).id }) }
}

export default async function ReviewOnePage({ params }: Props) {
  const ctx = await pageContext()
  const id = Number((await params).id)
  const data = await orNotFound(reviewData(ctx, id))
  const [t, act, queue] = await Promise.all([
    getTranslations('applications'),
    latestActOf(ctx, id),
    listForReview(ctx, { q: '', page: 1, pageSize: 50, status: null, open: true }),
  ])
  const { application } = data
  return (
    <div className={classes.split}>
      <Queue rows={queue.rows} current={id} total={queue.total} />
      <ReviewForm
        key={application.version}
        data={data}
        head={
          <>
            <ReviewHead data={data} />
            {act ? <ActStrip act={act} viewer={ctx.actor.name} /> : null}
          </>
        }
        foot={
          <Section title={t('soFar')}>
            <Timeline events={application.events} />
          </Section>
        }
        approve={approve.bind(null, id, application.version)}
        reject={reject.bind(null, id, application.version)}
        fit={fit.bind(null, id)}
      />
      <LiveRefresh match={['applications', 'clusters', ...(act ? [`act:${act.id}`] : [])]} />
    </div>
  )
}
