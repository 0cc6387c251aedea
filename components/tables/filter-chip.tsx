'use client'

import { Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { FilterMenu } from './filter-menu'
import classes from './toolbar.module.css'
import type { Filter } from './types'

type Props = { filter: Filter; values: string[]; onChange: (values: string[]) => void; openAtFirst?: boolean }

export function FilterChip({ filter, values, onChange, openAtFirst = false }: Props) {
  const t = useTranslations('table')
  const [opened, { open, close }] = useDisclosure(openAtFirst)
  const labelOf = (value: string) => filter.options.find((option) => option.value === value)?.label
  const chosen = filter.lookUp ? values : values.flatMap((value) => labelOf(value) ?? [])
  const shown = chosen.length > 2 ? t('chosen', { count: chosen.length }) : chosen.join(', ')
  return (
    <span className={classes.filter}>
      <Menu
        opened={opened}
        onChange={(now) => (now ? open() : close())}
        withinPortal={false}
        position="bottom-start"
        closeOnItemClick={!filter.multiple}
      >
        <Menu.Target>
          <button type="button" className={classes.filterButton} data-set={values.length > 0 || undefined}>
            {filter.label} <b>{shown || t('any')}</b>
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={360} maw={320} style={{ overflowY: 'auto' }}>
          {opened ? <FilterMenu filter={filter} values={values} onChange={onChange} /> : null}
        </Menu.Dropdown>
      </Menu>
      {values.length > 0 ? (
        <button
          type="button"
          className={classes.filterClear}
          aria-label={t('clearFilter', { filter: filter.label })}
          title={t('clearFilter', { filter: filter.label })}
          onClick={() => onChange([])}
        >
          <IconX size={13} aria-hidden />
        </button>
      ) : null}
    </span>
  )
}
