import { IconBan, IconCircleCheck, IconClock, IconExclamationCircle, IconHelp, IconLoader2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Chip } from './chip'

const faces = {
  waiting: { icon: IconClock, tone: 'transition' },
  running: { icon: IconLoader2, tone: 'transition' },
  canceling: { icon: IconLoader2, tone: 'transition' },
  done: { icon: IconCircleCheck, tone: 'running' },
  failed: { icon: IconExclamationCircle, tone: 'error' },
  canceled: { icon: IconBan, tone: 'neutral' },
  unknown: { icon: IconHelp, tone: 'neutral' },
} as const

export type JobState = keyof typeof faces

type Props = { state: JobState; detail?: string | undefined; word?: string | undefined }

/** `detail` is why it failed, or how far it is; `word` another word than the state's own. */
export function JobChip({ state, detail, word: own }: Props) {
  const t = useTranslations('status')
  const { icon, tone } = faces[state]
  const word = own ?? t(`job.${state}`)
  return (
    <Chip icon={icon} tone={tone} turns={tone === 'transition' && state !== 'waiting'}>
      {detail ? t('withDetail', { word, detail }) : word}
    </Chip>
  )
}
