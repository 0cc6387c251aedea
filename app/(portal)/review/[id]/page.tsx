import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActStrip } from '@/components/acts/act-strip'
import { Timeline } from '@/components/applications/timeline'
import { Section } from '@/components/layout/section'
import { LiveRefresh } from '@/components/live/live-refresh'
import { ChangeForm } from '@/components/review/change-form'
import { Queue } from '@/components/review/queue'
import classes from '@/components/review/review.module.css'
import { ReviewForm } from '@/components/review/review-form'
import { ReviewHead } from '@/components/review/review-head'
import type { UserCtx } from '@/lib/access/actor'
import { latestActOf } from '@/lib/acts/queries'
import { changeData } from '@/lib/applications/changes/change-data'
import { listForReview, readApplication } from '@/lib/applications/queries'
import { reviewData } from '@/lib/applications/review-data'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { approve, approveChange, fit, reject } from '../actions'

type Props = PageProps<'/review/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('review'))('one', { id: (await params).id }) }
}

export default async function ReviewOnePage({ params }: Props) {
  const ctx = await pageContext()
  const id = Number((await params).id)
  const application = await orNotFound(readApplication(ctx, id))
  const changes = application.kind === 'change'
  const [t, act, queue] = await Promise.all([
    getTranslations('applications'),
    latestActOf(ctx, id),
    orNotFound(listForReview(ctx, { q: '', page: 1, pageSize: 50, status: null, open: true })),
  ])
  const around = {
    strip: act ? <ActStrip act={act} viewer={ctx.actor.name} /> : null,
    foot: (
      <Section title={t('soFar')}>
        <Timeline events={application.events} kind={application.kind} />
      </Section>
    ),
  }
  return (
    <div className={classes.split}>
      <Queue rows={queue.rows} current={id} total={queue.total} />
      {changes ? <ReviewedChange ctx={ctx} id={id} {...around} /> : <ReviewedCreation ctx={ctx} id={id} {...around} />}
      <LiveRefresh match={['applications', 'clusters', 'figures', ...(act ? [`act:${act.id}`] : [])]} />
    </div>
  )
}

type PartProps = { ctx: UserCtx; id: number; strip: ReactNode; foot: ReactNode }

async function ReviewedCreation({ ctx, id, strip, foot }: PartProps) {
  const data = await orNotFound(reviewData(ctx, id))
  const { version } = data.application
  return (
    <ReviewForm
      key={version}
      data={data}
      head={<ReviewHead data={data}>{strip}</ReviewHead>}
      foot={foot}
      approve={approve.bind(null, id, version)}
      reject={reject.bind(null, id, version)}
      fit={fit.bind(null, id)}
    />
  )
}

async function ReviewedChange({ ctx, id, strip, foot }: PartProps) {
  const data = await orNotFound(changeData(ctx, id))
  const { version } = data.application
  return (
    <ChangeForm
      key={version}
      data={data}
      head={<ReviewHead data={data}>{strip}</ReviewHead>}
      foot={foot}
      approve={approveChange.bind(null, id, version)}
      reject={reject.bind(null, id, version)}
    />
  )
}
