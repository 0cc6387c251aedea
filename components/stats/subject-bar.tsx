'use client'

import { Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import classes from './stats.module.css'

type Choice = { value: string; label: string }
type Props = {
  path: string
  groups: { group: string; items: Choice[] }[]
  present: string
  days: number
  spans: readonly number[]
}

/** Whose figures, and of how many days; kept in the address. */
export function SubjectBar({ path, groups, present, days, spans }: Props) {
  const t = useTranslations('statistics')
  const router = useRouter()
  const show = (of: string, back: string) => router.push(`${path}?${new URLSearchParams({ of, days: back })}`)
  return (
    <div className={classes.bar}>
      <Select
        label={t('of')}
        data={groups.filter(({ items }) => items.length > 0)}
        value={present}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('nobody')}
        onChange={(of) => of && show(of, String(days))}
      />
      <Select
        label={t('since')}
        data={spans.map((value) => ({ value: String(value), label: t('days', { count: value }) }))}
        value={String(days)}
        allowDeselect={false}
        onChange={(back) => back && show(present, back)}
      />
    </div>
  )
}
