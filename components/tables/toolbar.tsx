'use client'

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterRow } from './filter-row'
import type { ListState } from './list-state'
import { SearchBox } from './search-box'
import classes from './toolbar.module.css'
import type { Filter } from './types'
import type { List } from './use-list'

type Props = {
  state: ListState
  list: List
  search: string | false | undefined
  filters: Filter[]
  tools: ReactNode
}

export function Toolbar({ state, list, search, filters, tools }: Props) {
  const t = useTranslations('table')
  const [open, { toggle }] = useDisclosure(false)
  const set = Object.values(state.filters).filter((values) => values.length > 0).length
  if (search === false && filters.length === 0 && !tools) return null
  return (
    <div className={classes.toolbar}>
      {search === false ? null : <SearchBox q={state.q} placeholder={search} onSearch={(q) => list.change({ q })} />}
      {filters.length > 0 ? (
        <>
          <Button
            variant="default"
            className={classes.filterToggle}
            leftSection={<IconFilter size={17} stroke={1.75} aria-hidden />}
            aria-expanded={open}
            onClick={toggle}
          >
            {set > 0 ? t('filterSet', { count: set }) : t('filter')}
          </Button>
          <FilterRow filters={filters} state={state} list={list} open={open} />
        </>
      ) : null}
      {tools ? <div className={classes.tools}>{tools}</div> : null}
    </div>
  )
}
