'use client'

import { Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FigureSubject } from '@/lib/fleet/application-figures'
import { FIGURE_DAYS } from '@/lib/fleet/schema'
import classes from './stats.module.css'

type Props = { subjects: (FigureSubject & { label: string })[]; subject: FigureSubject; days: number; staff: boolean }

const wordOf = ({ kind, name }: FigureSubject) => (name === '' ? kind : `${kind}:${name}`)

/** Whose applications, and of how many days; kept in the address. */
export function FiguresBar({ subjects, subject, days, staff }: Props) {
  const t = useTranslations('statistics')
  const router = useRouter()
  const show = (of: string, back: string) =>
    router.push(`/statistics/applications?${new URLSearchParams({ of, days: back })}`)
  const group = (kind: 'cluster' | 'organization') => ({
    group: t(`kind.${kind}`),
    items: subjects.filter((one) => one.kind === kind).map((one) => ({ value: wordOf(one), label: one.label })),
  })
  const general = [
    ...(staff ? [{ value: 'all', label: t('allApplications') }] : []),
    { value: 'mine', label: t('mine') },
  ]
  const groups = [{ group: t('applications'), items: general }, group('cluster'), group('organization')]
  const present = wordOf(subject)
  return (
    <div className={classes.bar}>
      <Select
        label={t('of')}
        data={groups.filter(({ items }) => items.length > 0)}
        value={!staff && present === 'all' ? 'mine' : present}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('nobody')}
        onChange={(of) => of && show(of, String(days))}
      />
      <Select
        label={t('since')}
        data={FIGURE_DAYS.map((value) => ({ value: String(value), label: t('days', { count: value }) }))}
        value={String(days)}
        allowDeselect={false}
        onChange={(back) => back && show(present, back)}
      />
    </div>
  )
}
