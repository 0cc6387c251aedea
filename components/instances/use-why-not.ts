import { useTranslations } from 'next-intl'
import type { Weight } from '@/lib/instances/bulk'

const KNOWN = [
  'act_is_running',
  'act_is_stopped',
  'act_needs_running',
  'act_node_down',
  'act_is_locked',
  'act_is_unlocked',
  'instance_locked',
  'node_group_locked',
  'cluster_maintenance',
  'cluster_not_answering',
  'cluster_writes_nothing',
  'act_in_flight',
  'forbidden',
  'not_found',
] as const
const isKnown = (code: string): code is (typeof KNOWN)[number] => KNOWN.some((known) => known === code)

/** "1 is already stopped. 2 are locked by an administrator." */
export function useWhyNot(): (weight: Weight) => string {
  const t = useTranslations('bulk')
  return ({ refusals }) =>
    Object.entries(refusals)
      .map(([code, count]) => t(`why.${isKnown(code) ? code : 'other'}`, { count }))
      .join(' ')
}
