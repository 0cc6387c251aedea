'use client'

import { Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { Banner } from '@/components/layout/banner'
import { iconProps } from '@/components/layout/icons'
import classes from './review.module.css'

type Props = {
  comments: string
  setComments: (text: string) => void
  error: string | undefined
  message: string | null
  pending: boolean
  again: boolean
  disabledReason: string | undefined
  approve: () => void
  reject: ((reason: string) => void) | null
}

export function ChangeDecision(props: Props) {
  const { comments, setComments, error, message, pending, again, disabledReason, approve, reject } = props
  const t = useTranslations('review')
  const change = useTranslations('change')
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
        error={error}
      />
      {message ? (
        <Banner tone="error" live>
          {message}
        </Banner>
      ) : null}
      <div className={classes.buttons}>
        {reject ? (
          <ConfirmButton
            verb={t('reject')}
            title={change('rejectTitle')}
            consequence={change('rejectText')}
            reasonLabel={t('reason')}
            danger
            onConfirm={reject}
          />
        ) : null}
        <ReasonedButton
          leftSection={<IconCheck {...iconProps} />}
          loading={pending}
          disabledReason={disabledReason}
          onClick={approve}
        >
          {again ? change('again') : change('approve')}
        </ReasonedButton>
      </div>
    </section>
  )
}
