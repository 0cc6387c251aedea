import type { useTranslations } from 'next-intl'
import type { Filter, FilterOption } from '@/components/tables/types'
import { FACES, type Lookup } from '@/lib/instances/words'

type Texts = ReturnType<typeof useTranslations<'instances'>>
export type LookUps = Record<Lookup, (text: string) => Promise<FilterOption[]>>

export function filtersFor(t: Texts, clusters: string[], viewer: boolean, lookUps: LookUps): Filter[] {
  const options = <N extends string>(values: readonly N[], label: (value: N) => string) =>
    values.map((value) => ({ value, label: label(value) }))
  const lookUp = (name: Lookup, more: boolean): Filter => ({
    name,
    label: t(`filter.${name}`),
    options: [],
    multiple: true,
    lookUp: lookUps[name],
    more,
  })
  const flag = (
    name: 'lock' | 'isolation' | 'reboot' | 'freshness' | 'ownership',
    choices: FilterOption[],
  ): Filter => ({
    name,
    label: t(`filter.${name}`),
    options: choices,
    more: true,
  })
  return [
    {
      name: 'status',
      label: t('filter.status'),
      options: options(FACES, (value) => t(`face.${value}`)),
      multiple: true,
    },
    ...(clusters.length > 1
      ? [
          {
            name: 'cluster',
            label: t('filter.cluster'),
            options: options(clusters, (slug) => slug),
            multiple: true,
          },
        ]
      : []),
    lookUp('owner', !viewer),
    lookUp('group', true),
    lookUp('tag', true),
    ...(viewer ? [lookUp('node', true)] : []),
    flag(
      'lock',
      options(['locked', 'unlocked'] as const, (value) => t(`choice.${value}`)),
    ),
    flag(
      'isolation',
      options(['isolated', 'connected'] as const, (value) => t(`choice.${value}`)),
    ),
    flag(
      'reboot',
      options(['needed', 'unneeded'] as const, (value) => t(`choice.${value}`)),
    ),
    flag(
      'freshness',
      options(['stale', 'fresh'] as const, (value) => t(`choice.${value}`)),
    ),
    ...(viewer
      ? [
          flag(
            'ownership',
            options(['none', 'some'] as const, (value) => t(`choice.${value}`)),
          ),
        ]
      : []),
  ]
}
