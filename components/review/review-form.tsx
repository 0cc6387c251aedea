'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import type { Submission } from '@/lib/acts/submit'
import type { Fit } from '@/lib/applications/check-fit'
import type { ClusterPlacement } from '@/lib/applications/placement'
import type { ReviewData } from '@/lib/applications/review-data'
import type { Plan } from '@/lib/applications/schema'
import type { Result } from '@/lib/web/result'
import { Decision } from './decision'
import { FitCheck } from './fit-check'
import { MadeTable } from './made-table'
import { NetworkCards } from './network-cards'
import { PlacementFields } from './placement-fields'
import classes from './review.module.css'
import { Room } from './room'

type Props = {
  data: ReviewData
  head: ReactNode
  foot: ReactNode
  approve: (input: { plan: Plan; comments: string }) => Promise<Result<Submission>>
  reject: (reason: string) => Promise<Result<void>>
  fit: (plan: Plan) => Promise<Result<Fit>>
}

/** The wish beside what will be made; where it goes; whether it fits; the decision. */
export function ReviewForm({ data, head, foot, approve, reject, fit }: Props) {
  const t = useTranslations('errors')
  const router = useRouter()
  const [plan, setPlan] = useState<Plan>(data.initial)
  const [answer, setAnswer] = useState<Fit | null>(null)
  const [comments, setComments] = useState(data.application.reviewerComments)
  const approval = useSubmit(approve, () => router.refresh())
  const rejection = useSubmit(reject, () => router.refresh())
  const check = useSubmit(fit, setAnswer)
  const errors = { ...check.errors, ...approval.errors }
  const change = (part: Partial<Plan>) => {
    setPlan((before) => ({ ...before, ...part }))
    // What was answered was answered for another plan.
    setAnswer(null)
    for (const field of Object.keys(part)) {
      approval.clear(field)
      check.clear(field)
    }
  }
  const cluster = data.clusters.find(({ id }) => id === plan.clusterId)
  const group = cluster?.groups.find(({ name }) => name === plan.nodeGroup)
  const decidable = data.application.may.approve
  return (
    <>
      <div className={classes.middle}>
        {head}
        <MadeTable data={data} plan={plan} change={change} errors={errors} cluster={cluster} readOnly={!decidable} />
        {decidable ? (
          <NetworkCards
            cluster={cluster}
            group={group}
            plan={plan}
            change={change}
            error={errors.network}
            wish={data.application.network}
          />
        ) : null}
        {foot}
      </div>
      {decidable ? (
        <div className={classes.panel}>
          <PlacementFields
            clusters={data.clusters}
            cluster={cluster}
            group={group}
            plan={plan}
            change={change}
            errors={errors}
          />
          <Room group={group} network={group?.networks.find(({ key }) => key === plan.network)} plan={plan} />
          <FitCheck answer={answer} pending={check.pending} message={check.message} check={() => check.submit(plan)} />
          <Decision
            plan={plan}
            change={change}
            comments={comments}
            setComments={setComments}
            errors={{ ...errors, ...rejection.errors }}
            message={approval.message ?? rejection.message}
            pending={approval.pending}
            failedBefore={data.application.status === 'failed'}
            disabledReason={cluster ? whyNot(cluster, t) : undefined}
            approve={() => approval.submit({ plan, comments })}
            reject={data.application.may.reject ? (reason) => rejection.submit(reason) : null}
          />
        </div>
      ) : null}
    </>
  )
}

function whyNot({ slug, access, health }: ClusterPlacement, t: ReturnType<typeof useTranslations<'errors'>>) {
  if (access === 'read') return t('cluster_read_only', { cluster: slug })
  return health === 'answers' ? undefined : t('cluster_unavailable', { cluster: slug })
}
