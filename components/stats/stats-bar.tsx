'use client'

import { Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Subject } from '@/lib/stats/queries'
import { DAYS, KINDS } from '@/lib/stats/schema'
import classes from './stats.module.css'

type Props = { subjects: Subject[]; subject: Subject; days: number }

/** Whose figures, and of how many days; kept in the address. */
export function StatsBar({ subjects, subject, days }: Props) {
  const t = useTranslations('statistics')
  const router = useRouter()
  const present = `${subject.kind}:${subject.name}`
  const show = (of: string, back: string) => router.push(`/statistics?${new URLSearchParams({ of, days: back })}`)
  const groups = KINDS.map((kind) => ({
    group: t(`kind.${kind}`),
    items: subjects.filter((one) => one.kind === kind).map(({ name }) => ({ value: `${kind}:${name}`, label: name })),
  })).filter(({ items }) => items.length > 0)
  return (
    <div className={classes.bar}>
      <Select
        label={t('of')}
        data={groups}
        value={present}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('nobody')}
        onChange={(of) => of && show(of, String(days))}
      />
      <Select
        label={t('since')}
        data={DAYS.map((value) => ({ value: String(value), label: t('days', { count: value }) }))}
        value={String(days)}
        allowDeselect={false}
        onChange={(back) => back && show(present, back)}
      />
    </div>
  )
}
