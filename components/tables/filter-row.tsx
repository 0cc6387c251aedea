'use client'

import { Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FilterChip } from './filter-chip'
import type { ListState } from './list-state'
import classes from './toolbar.module.css'
import type { Filter } from './types'
import type { List } from './use-list'

type Props = { filters: Filter[]; state: ListState; list: List; open: boolean }

/** The usual filters, those that are set, and behind "More" the rest. */
export function FilterRow({ filters, state, list, open }: Props) {
  const [chosen, setChosen] = useState<string[]>([])
  const valuesOf = (name: string) => state.filters[name] ?? []
  const shown = filters.filter(({ name, more }) => !more || chosen.includes(name) || valuesOf(name).length > 0)
  const rest = filters.filter((filter) => !shown.includes(filter))
  return (
    <div className={classes.filters} data-open={open || undefined}>
      {shown.map((filter) => (
        <FilterChip
          key={filter.name}
          filter={filter}
          openAtFirst={chosen.includes(filter.name)}
          values={valuesOf(filter.name)}
          onChange={(values) => list.change({ filters: { ...state.filters, [filter.name]: values } })}
        />
      ))}
      {rest.length > 0 ? <More filters={rest} choose={(name) => setChosen([...chosen, name])} /> : null}
    </div>
  )
}

function More({ filters, choose }: { filters: Filter[]; choose: (name: string) => void }) {
  const t = useTranslations('table')
  return (
    <span className={classes.filter}>
      <Menu withinPortal={false} position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <button type="button" className={`${classes.filterButton} ${classes.filterMore}`}>
            <IconPlus size={13} aria-hidden /> {t('moreFilters')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {filters.map(({ name, label }) => (
            <Menu.Item key={name} onClick={() => choose(name)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
