'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { initials } from '@/components/format/initials'
import { useSizes } from '@/components/format/sizes'
import { useWhen } from '@/components/format/when'
import { PageHeader } from '@/components/layout/page-header'
import { ApplicationChip } from '@/components/status/application-chip'
import { applicationFace } from '@/components/status/application-face'
import type { ReviewData } from '@/lib/applications/review-data'
import classes from './review.module.css'

type Props = { data: Pick<ReviewData, 'application' | 'owns'> /** What is being done about it. */; children: ReactNode }

/** Who asks for what and why, and what they have already. */
export function ReviewHead({ data: { application, owns }, children }: Props) {
  const t = useTranslations('review')
  const { mib } = useSizes()
  const when = useWhen()
  const change = useTranslations('change')
  const { applicant, organization, comments, contactName, contactEmail, contactPhone } = application
  const name = [applicant.firstName, applicant.lastName].filter(Boolean).join(' ') || applicant.username
  const contact = [contactName, contactEmail, contactPhone].filter(Boolean).join(' · ')
  return (
    <>
      <p className={classes.over}>
        {(application.kind === 'change' ? change : t)('filedAt', {
          id: application.id,
          time: when.dayAndTime(application.filedAt.toISOString()),
        })}
      </p>
      <PageHeader
        mono
        title={application.plan?.hostname ?? application.hostname}
        status={<ApplicationChip state={applicationFace(application)} />}
      />
      <div className={classes.applicant}>
        <span className={classes.avatar} aria-hidden>
          {initials(name)}
        </span>
        <div>
          <p>
            <b>{name}</b> <span className={classes.soft}>({applicant.username})</span>
            {organization ? <> · {organization.title}</> : null} ·{' '}
            {t('owns', { count: owns.instances, memory: mib(owns.memory), disk: mib(owns.disk) })}
          </p>
          <blockquote className={classes.comments}>{comments}</blockquote>
          {contact ? <p className={classes.soft}>{t('contact', { contact })}</p> : null}
        </div>
      </div>
      {children}
    </>
  )
}
