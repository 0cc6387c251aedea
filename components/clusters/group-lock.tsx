import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import type { FleetGroup } from '@/lib/fleet/read-cluster'
import type { GroupAct } from '@/lib/nodes/schema'
import type { Result } from '@/lib/web/result'

type Props = { cluster: string; group: FleetGroup; lock: (act: GroupAct) => Promise<Result<unknown>> }

/** The one of the two that can be asked for, told first what it means for owners. */
export function GroupLock({ cluster, group: { name, locked, instances, refusals }, lock }: Props) {
  const t = useTranslations('clusterPage.group')
  const errors = useTranslations('errors') as unknown as (key: string, values: Record<string, string>) => string
  const { ask } = useAct()
  const act: GroupAct = locked ? 'unlock' : 'lock'
  const refusal = refusals[act]
  return (
    <ConfirmButton
      verb={t(act)}
      title={t(`${act}Title`, { name })}
      consequence={t(`${act}Consequence`, { count: instances })}
      disabledReason={refusal === null ? undefined : errors(refusal, { group: name, cluster })}
      onConfirm={() => ask(() => lock(act))}
      button={{ size: 'xs', 'aria-label': t(`${act}Title`, { name }) }}
    />
  )
}
