'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { When } from '@/components/format/when'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { Facts } from '@/components/layout/facts'
import classes from './accounts.module.css'

export type ShownRegistration = {
  id: number
  name: string
  username: string
  email: string
  phone: string
  organization: string
  locale: string
  address: string | null
  askedAt: string
  verifiedAt: string
}

type Props = { row: ShownRegistration; pending: boolean; approve: () => void; reject: (reason: string) => void }

export function RegistrationCard({ row, pending, approve, reject }: Props) {
  const t = useTranslations('accounts')
  const title = useId()
  const said = (text: string) => text || t('notSaid')
  return (
    <li className={classes.card} aria-labelledby={title}>
      <div className={classes.cardHead}>
        <h2 id={title} className={classes.cardTitle}>
          {row.name}
        </h2>
        <span className={classes.soft}>{t.rich('waitsSince', { time: () => <When iso={row.verifiedAt} /> })}</span>
      </div>
      <Facts
        termWidth={132}
        facts={[
          { term: t('username'), value: row.username, mono: true },
          { term: t('email'), value: row.email },
          { term: t('phone'), value: said(row.phone) },
          { term: t('organization'), value: said(row.organization) },
          { term: t('language'), value: row.locale === 'el' ? 'Ελληνικά' : 'English' },
          { term: t('askedFrom'), value: row.address ?? t('notSaid'), mono: row.address !== null },
        ]}
      />
      <div className={classes.acts}>
        <ConfirmButton
          verb={t('reject')}
          title={t('rejectTitle', { name: row.name })}
          consequence={t('rejectText')}
          reasonLabel={t('reason')}
          danger
          button={{ 'aria-label': t('rejectOf', { name: row.name }) }}
          onConfirm={reject}
        />
        <Button variant="light" loading={pending} onClick={approve} aria-label={t('approveOf', { name: row.name })}>
          {t('approve')}
        </Button>
      </div>
    </li>
  )
}
