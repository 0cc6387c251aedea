'use client'

import { IconCircleCheck, IconClock, IconPlayerStopFilled, IconProgress } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { browserName } from '@/components/account/browser-name'
import { Chip } from '@/components/status/chip'
import type { Column, TableRow } from '@/components/tables/types'
import type { ColumnSpec } from './spec'

type Text = ((key: string, values?: Record<string, string>) => string) & { has(key: string): boolean }

/** Columns as a table draws them; `t` has their names and words. */
export function columnsOf(specs: ColumnSpec[], t: Text): Column<TableRow>[] {
  return specs.map(({ word, draw, ...spec }) => ({
    ...spec,
    header: t(`column.${spec.id}`),
    ...(word ? { render: wordOf(spec.id, t) } : {}),
    ...(draw ? { render: (row: TableRow) => <Drawn as={draw} value={row[spec.id]} /> } : {}),
  }))
}

const wordOf = (column: string, t: Text) => (row: TableRow) => {
  const value = String(row[column])
  return <Word value={value} text={t(`option.${column}.${value}`)} />
}

const chips = {
  active: { icon: IconCircleCheck, tone: 'running' },
  inactive: { icon: IconPlayerStopFilled, tone: 'neutral' },
  confirmation: { icon: IconClock, tone: 'info' },
  intended: { icon: IconClock, tone: 'info' },
  submitted: { icon: IconProgress, tone: 'info' },
} as const
const hasChip = (value: string): value is keyof typeof chips => value in chips

const Word = ({ value, text }: { value: string; text: string }) =>
  hasChip(value) ? <Chip {...chips[value]}>{text}</Chip> : text

type DrawnProps = { as: NonNullable<ColumnSpec['draw']>; value: unknown }

function Drawn({ as, value }: DrawnProps) {
  const texts = useTranslations() as unknown as Text
  const known = (key: string) => (texts.has(key) ? texts(key) : String(value))
  switch (as) {
    case 'act':
      return known(`audit.action.${value}`)
    case 'right':
      return known(`rights.permission.${value}`)
    case 'everywhere':
      return value === null ? texts('rights.everywhere') : String(value)
    case 'agent': {
      const name = browserName(String(value))
      return name ? texts('profile.browserOn', name) : texts('profile.unknownBrowser')
    }
  }
}
