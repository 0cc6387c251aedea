'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { iconProps, type NavIcon, navIcons } from './icons'
import type { NavGroup } from './nav-types'
import classes from './search-panel.module.css'

export type SearchHit = { id: string; label: string; description?: string; href: string; icon: NavIcon; group: string }
export type SearchFunction = (query: string) => Promise<SearchHit[]>

type Props = { groups: NavGroup[]; find: SearchFunction | undefined; asked: number }

/** Greek is searched without its accents, and ς is σ. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ')

export function SearchPanel({ groups, find, asked }: Props) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [query, setQuery] = useState('')
  const [hits, setHits] = useState<SearchHit[]>([])
  const search = useDebouncedCallback(async (text: string) => setHits(await (find?.(text) ?? [])), 200)

  useEffect(() => {
    if (asked > 0) spotlight.open()
  }, [asked])

  const ask = (text: string) => {
    setQuery(text)
    if (text.trim().length > 1) search(text.trim())
    else setHits([])
  }
  const shown = [...hits, ...pagesOf(groups).filter((page) => fold(page.label).includes(fold(query.trim())))]
  return (
    <Spotlight.Root
      shortcut={null}
      query={query}
      onQueryChange={ask}
      centered={false}
      yOffset={64}
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': t('searchName') } }}
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search
        leftSection={<IconSearch {...iconProps} />}
        placeholder={t('search')}
        aria-label={t('searchName')}
      />
      <Spotlight.ActionsList>
        {shown.map((hit) => (
          <Hit key={hit.id} hit={hit} open={() => router.push(hit.href)} />
        ))}
        {shown.length === 0 ? <Spotlight.Empty>{t('nothingFound')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function Hit({ hit, open }: { hit: SearchHit; open: () => void }) {
  const Icon = navIcons[hit.icon]
  return (
    <Spotlight.Action onClick={open} className={classes.hit}>
      <Icon {...iconProps} />
      <span className={classes.label}>{hit.label}</span>
      <span className={classes.soft}>{hit.description ?? hit.group}</span>
    </Spotlight.Action>
  )
}

const pagesOf = (groups: NavGroup[]): SearchHit[] =>
  groups.flatMap((group) =>
    group.items.map(({ href, label, icon }) => ({ id: href, href, label, icon, group: group.label })),
  )
