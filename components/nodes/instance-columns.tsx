import type { useTranslations } from 'next-intl'
import type { Column, TableRow } from '@/components/tables/types'

/** What tables of a node's instances have in common. */
export function instanceColumns<R extends TableRow>(t: ReturnType<typeof useTranslations<'nodes'>>) {
  const columns = {
    name: { id: 'name', header: t('instance'), kind: 'name' },
    owners: { id: 'owners', header: t('owners'), kind: 'soft' },
    memory: { id: 'memory', header: t('memory'), kind: 'mib' },
    diskTemplate: { id: 'diskTemplate', header: t('template'), kind: 'mono', hideBelow: 860, card: 'none' },
  } satisfies Record<string, Column<R>>
  return columns
}

/** Who views an instance is led to it. */
export const instanceHref = (views: boolean, cluster: string, name: string) =>
  views ? `/instances/${cluster}/${encodeURIComponent(name)}` : undefined
