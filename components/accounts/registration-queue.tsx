'use client'

import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Empty } from '@/components/layout/empty'
import type { RejectionInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './accounts.module.css'
import { RegistrationCard, type ShownRegistration } from './registration-card'

type Props = {
  rows: ShownRegistration[]
  approve: (id: number) => Promise<Result<unknown>>
  reject: (input: RejectionInput) => Promise<Result<void>>
}

export function RegistrationQueue({ rows, approve, reject }: Props) {
  const t = useTranslations('accounts')
  const [told, setTold] = useState('')
  const approving = useSubmit(approve, () => setTold(t('approved')))
  const rejecting = useSubmit(reject, () => setTold(t('rejected')))
  const message = approving.message ?? rejecting.message
  return (
    <>
      {message ? (
        <Banner tone="error" live>
          {message}
        </Banner>
      ) : null}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      {rows.length === 0 ? (
        <Empty>{t('none')}</Empty>
      ) : (
        <ul className={classes.queue} aria-label={t('queueTitle')}>
          {rows.map((row) => (
            <RegistrationCard
              key={row.id}
              row={row}
              pending={approving.pending}
              approve={() => approving.submit(row.id)}
              reject={(reason) => rejecting.submit({ id: row.id, reason })}
            />
          ))}
        </ul>
      )}
    </>
  )
}
