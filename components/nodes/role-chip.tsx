import { IconBan, IconCircleCheck, IconCrown, IconDropletOff, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/status/chip'
import { NODE_ROLES, type NodeRole } from '@/lib/nodes/list-schema'

const faces = {
  master: { icon: IconCrown, tone: 'info' },
  'master-candidate': { icon: IconCircleCheck, tone: 'running' },
  regular: { icon: IconCircleCheck, tone: 'running' },
  drained: { icon: IconDropletOff, tone: 'warning' },
  offline: { icon: IconPlugConnectedX, tone: 'error' },
} as const

/** What a node is to its cluster, and whether instances may be placed on it. */
export function RoleChip({ role, vmCapable }: { role: string; vmCapable: boolean }) {
  const t = useTranslations('nodes')
  const known: NodeRole = NODE_ROLES.find((one) => one === role) ?? 'regular'
  const { icon, tone } = faces[known]
  return (
    <>
      <Chip icon={icon} tone={tone}>
        {t(`role.${known}`)}
      </Chip>
      {vmCapable ? null : (
        <Chip icon={IconBan} tone="neutral">
          {t('notVmCapable')}
        </Chip>
      )}
    </>
  )
}
