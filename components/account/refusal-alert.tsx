import { Alert } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Refusal } from './refusal-of'

type Props = { refusal: Refusal /** The texts of the step. */; of: 'signIn' | 'second' }

/** Why a step of the sign-in was refused. */
export function RefusalAlert({ refusal, of }: Props) {
  const t = useTranslations(of)
  const errors = useTranslations('errors')
  return (
    <Alert color="error" variant="light" role="alert">
      {refusal.kind === 'told'
        ? errors(refusal.code)
        : refusal.kind === 'tooMany'
          ? t('tooMany', { seconds: refusal.seconds })
          : t(refusal.kind)}
    </Alert>
  )
}
