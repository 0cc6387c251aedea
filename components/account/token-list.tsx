'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { LastUse } from './grant-list'

export type ShownToken = { id: number; name: string; scopes: string[]; expiresAt: string; lastUsedAt: string | null }

type Props = { tokens: ShownToken[]; revoke: (id: number) => Promise<Result<void>> }

export function TokenList({ tokens, revoke }: Props) {
  const t = useTranslations('profile')
  const revoking = useSubmit(revoke, () => {})
  return (
    <>
      <p className={classes.note}>{t('tokensNote')}</p>
      <FormMessage sending={revoking} />
      <ul className={classes.keys} aria-label={t('tokens')}>
        {tokens.map(({ id, name, scopes, expiresAt, lastUsedAt }) => (
          <li key={id} className={classes.key}>
            <div className={classes.keyText}>
              <span className={classes.comment}>{name}</span>
              <span className={classes.mono}>{scopes.join(' ')}</span>
              <span className={classes.soft}>
                {t.rich('tokenEnds', { time: () => <When iso={expiresAt} style="date" /> })} ·{' '}
                <LastUse iso={lastUsedAt} />
              </span>
            </div>
            <ConfirmButton
              verb={t('revokeToken')}
              title={t('revokeTokenTitle', { name })}
              consequence={t('revokeTokenConsequence')}
              danger
              button={{ size: 'xs', 'aria-label': t('revokeTokenOf', { name }) }}
              onConfirm={() => revoking.submit(id)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
