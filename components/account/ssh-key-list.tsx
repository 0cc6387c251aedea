'use client'

import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'

export type ShownKey = { id: number; type: string; fingerprint: string; comment: string; addedAt: string }

type Props = { keys: ShownKey[]; remove: (id: number) => Promise<Result<void>> }

export function SshKeyList({ keys, remove }: Props) {
  const t = useTranslations('profile')
  const removing = useSubmit(remove, () => {})
  return (
    <>
      <FormMessage sending={removing} />
      <ul className={classes.keys} aria-label={t('keys')}>
        {keys.map(({ id, type, fingerprint, comment, addedAt }) => (
          <li key={id} className={classes.key}>
            <div className={classes.keyText}>
              <span className={comment ? classes.comment : classes.soft}>{comment || t('noComment')}</span>
              <span className={classes.mono}>{fingerprint}</span>
              <span className={classes.soft}>
                {type} · {t.rich('added', { time: () => <When iso={addedAt} style="date" /> })}
              </span>
            </div>
            <ConfirmButton
              verb={t('removeKey')}
              title={t('removeKeyTitle')}
              consequence={
                <>
                  <span className={classes.mono}>{fingerprint}</span>
                  <br />
                  {t('removeKeyConsequence')}
                </>
              }
              danger
              button={{ size: 'xs', 'aria-label': t('removeKeyOf', { name: comment || fingerprint }) }}
              onConfirm={() => removing.submit(id)}
            />
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{t('keyCount', { count: keys.length })}</VisuallyHidden>
    </>
  )
}
