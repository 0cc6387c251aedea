'use client'

import { useTranslations } from 'next-intl'
import type { Step } from '@/components/job/job-steps'
import { JobStrip, type JobStripData } from '@/components/job/job-strip'
import type { ActView } from '@/lib/acts/queries'

const ENDS = { success: 'done', error: 'failed', not_started: 'failed', lost: 'failed', canceled: 'canceled' } as const

const endOf = (state: string): JobStripData['state'] => (state in ENDS ? ENDS[state as keyof typeof ENDS] : 'running')

/** The creation of an instance as its job goes on: asked, queued, locks, running, done. */
export function CreationStrip({ act, viewer }: { act: ActView; viewer: string }) {
  const t = useTranslations('creation')
  const state = endOf(act.state)
  return (
    <JobStrip
      logOpen={state === 'running'}
      job={{
        verb: t('verb', { name: act.instance, cluster: act.cluster }),
        state,
        jobId: act.jobId ?? undefined,
        who: act.actor === viewer ? t('you') : (act.actor ?? undefined),
        startedAt: act.createdAt,
        endedAt: act.endedAt ?? undefined,
        steps: stepsOf(act, state, (key) => t(key)),
        log: act.log.map((line, index) => ({ id: String(index), ...line })),
        failure: state === 'failed' || state === 'canceled' ? (act.errorText ?? t(reasonOf(act))) : undefined,
      }}
    />
  )
}

type Word = 'asked' | 'queued' | 'locks' | 'running' | 'done'
const ORDER: Word[] = ['asked', 'queued', 'locks', 'running', 'done']
const AT: Record<string, Word> = { queued: 'queued', waiting: 'locks', running: 'running', canceling: 'running' }

function stepsOf(act: ActView, state: JobStripData['state'], text: (key: Word) => string): Step[] {
  const now = state === 'done' ? 'done' : act.job === null ? 'asked' : (AT[act.job] ?? 'running')
  const at = ORDER.indexOf(now)
  return ORDER.map((id, index): Step => {
    if (index < at || state === 'done') return { id, label: text(id), state: 'done' }
    if (index > at) return { id, label: text(id), state: 'next' }
    return { id, label: text(id), state: state === 'running' ? 'now' : 'failed' }
  })
}

function reasonOf({ state, errorCode }: ActView): 'notStarted' | 'lost' | 'canceled' | 'refused' {
  if (state === 'lost') return 'lost'
  if (state === 'canceled') return 'canceled'
  return errorCode === 'no_job' ? 'notStarted' : 'refused'
}
