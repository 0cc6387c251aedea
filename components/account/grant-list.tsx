'use client'

import { Anchor } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { Link } from '@/components/layout/link'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'

export type ShownGrant = { id: number; name: string; scopes: string[]; agreedAt: string; lastUsedAt: string | null }

type Props = { grants: ShownGrant[]; withdraw: (id: number) => Promise<Result<void>> }

/** The programs that act for the person. */
export function GrantList({ grants, withdraw }: Props) {
  const t = useTranslations('profile')
  const withdrawing = useSubmit(withdraw, () => {})
  return (
    <>
      <p className={classes.note}>
        {t.rich(grants.length === 0 ? 'noPrograms' : 'programsNote', {
          link: (text) => (
            <Anchor component={Link} href="/o/applications" underline="always">
              {text}
            </Anchor>
          ),
        })}
      </p>
      <FormMessage sending={withdrawing} />
      <ul className={classes.keys} aria-label={t('programs')}>
        {grants.map(({ id, name, scopes, agreedAt, lastUsedAt }) => (
          <li key={id} className={classes.key}>
            <div className={classes.keyText}>
              <span className={classes.comment}>{name}</span>
              <span className={classes.mono}>{scopes.join(' ')}</span>
              <span className={classes.soft}>
                {t.rich('agreedAt', { time: () => <When iso={agreedAt} style="date" /> })} ·{' '}
                <LastUse iso={lastUsedAt} />
              </span>
            </div>
            <ConfirmButton
              verb={t('withdraw')}
              title={t('withdrawTitle', { name })}
              consequence={t('withdrawConsequence')}
              danger
              button={{ size: 'xs', 'aria-label': t('withdrawOf', { name }) }}
              onConfirm={() => withdrawing.submit(id)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

export function LastUse({ iso }: { iso: string | null }) {
  const t = useTranslations('profile')
  return iso === null ? t('neverUsed') : t.rich('lastUsed', { time: () => <When iso={iso} /> })
}
