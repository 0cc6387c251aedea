'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Step } from '@/components/job/job-steps'
import { JobStrip, type JobStripData } from '@/components/job/job-strip'
import type { ActView } from '@/lib/acts/queries'
import { useActWords } from './use-act-words'

const ENDS = { success: 'done', error: 'failed', not_started: 'failed', lost: 'failed', canceled: 'canceled' } as const

const endOf = (state: string): JobStripData['state'] => (state in ENDS ? ENDS[state as keyof typeof ENDS] : 'running')

type Props = { act: ActView; viewer: string; actions?: ReactNode; logOpen?: boolean }

/** An act as its job goes on: asked, queued, locks, running, done. */
export function ActStrip({ act, viewer, actions, logOpen }: Props) {
  const t = useTranslations('acts')
  const words = useActWords()
  const state = endOf(act.state)
  return (
    <JobStrip
      logOpen={logOpen ?? state === 'running'}
      actions={actions}
      job={{
        verb: words.doing(act),
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

type Word = 'asked' | 'queued' | 'locks' | 'running' | 'ended'
const ORDER: Word[] = ['asked', 'queued', 'locks', 'running', 'ended']
const AT: Record<string, Word> = { queued: 'queued', waiting: 'locks', running: 'running', canceling: 'running' }

function stepsOf(act: ActView, state: JobStripData['state'], text: (key: Word) => string): Step[] {
  const now = state === 'done' ? 'ended' : act.job === null ? 'asked' : (AT[act.job] ?? 'running')
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
