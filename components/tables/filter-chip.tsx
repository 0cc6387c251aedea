'use client'

import { Menu } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import classes from './data-table.module.css'
import type { Filter } from './types'

type Props = { filter: Filter; values: string[]; onChange: (values: string[]) => void }

export function FilterChip({ filter, values, onChange }: Props) {
  const t = useTranslations('table')
  const chosen = filter.options.filter((option) => values.includes(option.value)).map((option) => option.label)
  const shown = chosen.length > 2 ? t('chosen', { count: chosen.length }) : chosen.join(', ')
  return (
    <span className={classes.filter}>
      <Menu withinPortal={false} position="bottom-start" closeOnItemClick={!filter.multiple}>
        <Menu.Target>
          <button type="button" className={classes.filterButton} data-set={values.length > 0 || undefined}>
            {filter.label} <b>{shown || t('any')}</b>
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {filter.options.length > 10 ? <Menu.Search placeholder={t('search')} aria-label={t('search')} /> : null}
          {filter.multiple ? (
            <Menu.CheckboxGroup value={values} onChange={onChange}>
              {filter.options.map((option) => (
                <Menu.CheckboxItem key={option.value} value={option.value}>
                  {option.label}
                </Menu.CheckboxItem>
              ))}
            </Menu.CheckboxGroup>
          ) : (
            <Menu.RadioGroup value={values[0] ?? ''} onChange={(value) => onChange(value ? [value] : [])}>
              <Menu.RadioItem value="">{t('any')}</Menu.RadioItem>
              {filter.options.map((option) => (
                <Menu.RadioItem key={option.value} value={option.value}>
                  {option.label}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          )}
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
