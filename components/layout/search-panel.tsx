'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { iconProps, type NavIcon, navIcons } from './icons'
import type { NavGroup } from './nav-types'

export type SearchHit = { id: string; label: string; description?: string; href: string; icon: NavIcon; group: string }
export type SearchFunction = (query: string) => Promise<SearchHit[]>

type Props = { groups: NavGroup[]; find: SearchFunction | undefined; asked: number }

export function SearchPanel({ groups, find, asked }: Props) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [hits, setHits] = useState<SearchHit[]>([])
  const search = useDebouncedCallback(async (query: string) => setHits(await (find?.(query) ?? [])), 200)

  useEffect(() => {
    if (asked > 0) spotlight.open()
  }, [asked])

  const action = (hit: SearchHit): SpotlightActionData => {
    const Icon = navIcons[hit.icon]
    return {
      id: hit.id,
      label: hit.label,
      leftSection: <Icon {...iconProps} />,
      onClick: () => router.push(hit.href),
      ...(hit.description ? { description: hit.description } : {}),
    }
  }
  const pages: SearchHit[] = groups.flatMap((group) =>
    group.items.map((item) => ({
      id: item.href,
      label: item.label,
      href: item.href,
      icon: item.icon,
      group: group.label,
    })),
  )
  const found = hits.map((hit) => ({ ...action(hit), keywords: ' ', group: hit.group }))
  const grouped = Map.groupBy(
    [...found.map((data) => data), ...pages.map((page) => ({ ...action(page), group: page.group }))],
    (data) => data.group,
  )

  return (
    <Spotlight
      shortcut={null}
      actions={[...grouped].map(([group, actions]) => ({ group, actions }))}
      nothingFound={t('nothingFound')}
      onQueryChange={(query) => (query.trim().length > 1 ? search(query.trim()) : setHits([]))}
      searchProps={{
        leftSection: <IconSearch {...iconProps} />,
        placeholder: t('search'),
        'aria-label': t('searchName'),
      }}
      scrollable
      maxHeight={420}
    />
  )
}
