'use client'

import {
  IconLock,
  IconLockOpen,
  IconMail,
  IconPlayerPlay,
  IconPower,
  IconRotateClockwise,
  IconTag,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import type { Outcome, Weight } from '@/lib/instances/bulk'
import type { BulkAct } from '@/lib/instances/bulk-schema'
import type { Result } from '@/lib/web/result'
import { BulkDialog } from './bulk-dialog'
import { useWeights } from './use-weights'
import { useWhyNot } from './use-why-not'

export type BulkActions = {
  weigh: (ids: number[]) => Promise<Result<Record<BulkAct, Weight>>>
  act: (input: { ids: number[]; act: BulkAct; reason?: string; tag?: string }) => Promise<Result<Outcome[]>>
}

const icons: Record<BulkAct, TablerIcon> = {
  startup: IconPlayerPlay,
  shutdown: IconPower,
  reboot: IconRotateClockwise,
  lock: IconLock,
  unlock: IconLockOpen,
  tag: IconTag,
}
const ACTS = Object.keys(icons) as BulkAct[]
/** Seldom wanted: without their word, which is their name. */
const SHORT: readonly BulkAct[] = ['lock', 'unlock', 'tag']

type Props = {
  ids: number[]
  changes: unknown
  actions: BulkActions
  /** For who may write to the owners. */
  writes: boolean
}

/** Each act with the number that it would change; what one has no right to on any of them is not there. */
export function BulkBar({ ids, changes, actions, writes }: Props) {
  const t = useTranslations('bulk')
  const whyNot = useWhyNot()
  const weights = useWeights(ids, changes, actions.weigh)
  const [open, setOpen] = useState<BulkAct | null>(null)
  const offered = ACTS.filter((act) => !weights || isOffered(weights[act]))
  return (
    <>
      {offered.map((act) => {
        const Icon = icons[act]
        const weight = weights?.[act]
        const count = weight?.would ?? 0
        const verb = t('verb', { act, count })
        const short = SHORT.includes(act)
        return (
          <ReasonedButton
            key={act}
            size="xs"
            px={short ? 8 : undefined}
            variant="default"
            aria-label={verb}
            title={short && count > 0 ? verb : undefined}
            leftSection={<Icon {...iconProps} />}
            disabledReason={weight ? (weight.would === 0 ? whyNot(weight) : undefined) : t('counting')}
            onClick={() => setOpen(act)}
          >
            {short ? count : verb}
          </ReasonedButton>
        )
      })}
      {writes ? (
        <LinkButton
          href={`/admin/notifications/new?instances=${ids.join('.')}`}
          prefetch={false}
          size="xs"
          variant="default"
          leftSection={<IconMail {...iconProps} />}
        >
          {t('notify')}
        </LinkButton>
      ) : null}
      {open ? (
        <BulkDialog
          act={open}
          ids={ids}
          weight={weights?.[open] ?? { would: 0, refusals: {} }}
          perform={actions.act}
          close={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}

const isOffered = ({ would, refusals }: Weight) =>
  would > 0 || Object.keys(refusals).some((code) => code !== 'forbidden' && code !== 'not_found')
