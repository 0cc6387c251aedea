'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ListState } from '@/components/tables/list-state'
import { useList } from '@/components/tables/use-list'
import classes from './audit.module.css'
import { auditConfig } from './audit-config'

/** The days from and to which entries are shown. */
export function DateRange({ state }: { state: ListState }) {
  const t = useTranslations('audit')
  const { list } = useList(state, auditConfig)
  const input = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      size="xs"
      label={t(name)}
      classNames={{ root: classes.day ?? '' }}
      value={state.filters[name]?.[0] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        list.change({ filters: { ...state.filters, [name]: value ? [value] : [] } })
      }
    />
  )
  return (
    <div className={classes.days}>
      {input('from')}
      {input('to')}
    </div>
  )
}
