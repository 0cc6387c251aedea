import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconClockExclamation,
  IconHelp,
  IconLoader2,
  IconLock,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPlugConnectedX,
  IconRefreshAlert,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useWhen } from '@/components/format/when'
import { Chip } from './chip'
import classes from './tone.module.css'

/** What an act is called while it runs; keys of `status.doing`. */
export type ActVerb =
  | 'create'
  | 'start'
  | 'shutdown'
  | 'reboot'
  | 'reinstall'
  | 'rename'
  | 'resize'
  | 'growDisk'
  | 'migrate'
  | 'failover'
  | 'destroy'
  | 'isolate'
  | 'release'
  | 'lock'
  | 'unlock'
  | 'tag'
  | 'change'

export type InstanceFace = {
  state: 'running' | 'stopped' | 'error' | 'nodeDown' | 'unknown'
  /** What the administrator asked for, when it is otherwise. */
  shouldBe?: 'running' | 'stopped'
  doing?: ActVerb
  /** 0–100, only where Ganeti gives one. */
  percent?: number
  isolated?: boolean
  locked?: boolean
  needsReboot?: boolean
  /** Since when the cluster has not answered: ISO 8601. */
  staleSince?: string
}

const plain = {
  running: { icon: IconPlayerPlayFilled, tone: 'running' },
  stopped: { icon: IconPlayerStopFilled, tone: 'neutral' },
  error: { icon: IconAlertOctagon, tone: 'error' },
  nodeDown: { icon: IconAlertOctagon, tone: 'error' },
  unknown: { icon: IconHelp, tone: 'neutral' },
} as const

export function StatusChip({ face }: { face: InstanceFace }) {
  const t = useTranslations('status')
  const when = useWhen()
  const is = t(`instance.${face.state}`)
  const word = face.shouldBe ? t('shouldBe', { is, shouldBe: face.shouldBe }) : is
  if (face.staleSince) {
    const time = when.moment(face.staleSince)
    return (
      <Chip icon={IconClockExclamation} tone="stale">
        {t('staleAt', { state: is, time })}
      </Chip>
    )
  }
  const main = plain[face.state]
  return (
    <span className={classes.chips}>
      {face.doing ? (
        <Chip icon={IconLoader2} tone="transition" turns>
          {face.percent === undefined
            ? t(`doing.${face.doing}`)
            : t('withPercent', { doing: t(`doing.${face.doing}`).replace('…', ''), percent: face.percent })}
        </Chip>
      ) : face.shouldBe ? (
        <Chip icon={IconAlertTriangle} tone="warning">
          {word}
        </Chip>
      ) : (
        <Chip icon={main.icon} tone={main.tone}>
          {word}
        </Chip>
      )}
      {face.isolated ? (
        <Chip icon={IconPlugConnectedX} tone="isolated">
          {t('isolated')}
        </Chip>
      ) : null}
      {face.needsReboot ? (
        <Chip icon={IconRefreshAlert} tone="warning">
          {t('needsReboot')}
        </Chip>
      ) : null}
      {face.locked ? (
        <Chip icon={IconLock} tone="neutral">
          {t('locked')}
        </Chip>
      ) : null}
    </span>
  )
}
