'use client'

import { Checkbox, Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { Banner } from '@/components/layout/banner'
import { iconProps } from '@/components/layout/icons'
import type { PlanPart } from './plan-part'
import classes from './review.module.css'

type Props = PlanPart & {
  comments: string
  setComments: (text: string) => void
  message: string | null
  pending: boolean
  failedBefore: boolean
  /** Why nothing can be created where the plan says. */
  disabledReason: string | undefined
  approve: () => void
  reject: ((reason: string) => void) | null
}

export function Decision({
  plan,
  change,
  comments,
  setComments,
  errors,
  message,
  pending,
  failedBefore,
  disabledReason,
  approve,
  reject,
}: Props) {
  const t = useTranslations('review')
  return (
    <section className={classes.decision} aria-label={t('decision')}>
      <Textarea
        label={t('words')}
        description={t('wordsHelp')}
        autosize
        minRows={2}
        maxRows={8}
        value={comments}
        onChange={(event) => setComments(event.currentTarget.value)}
        error={errors.comments}
      />
      <Checkbox
        label={t('start')}
        checked={plan.start}
        onChange={(event) => change({ start: event.currentTarget.checked })}
      />
      {message ? (
        <Banner tone="error" live>
          {[message, errors.form].filter(Boolean).join(' ')}
        </Banner>
      ) : null}
      <div className={classes.buttons}>
        {reject ? (
          <ConfirmButton
            danger
            verb={t('reject')}
            title={t('rejectTitle')}
            consequence={t('rejectText')}
            reasonLabel={t('reason')}
            onConfirm={reject}
          />
        ) : null}
        <ReasonedButton
          loading={pending}
          disabledReason={disabledReason}
          onClick={approve}
          leftSection={<IconCheck {...iconProps} />}
        >
          {failedBefore ? t('submitAgain') : t('approve')}
        </ReasonedButton>
      </div>
    </section>
  )
}
