'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Tabs } from '@/components/layout/tabs'

type Tab = 'Summary' | 'Configuration' | 'Graphs' | 'People' | 'History'
const TABS: { at: string; word: Tab }[] = [
  { at: '', word: 'Summary' },
  { at: '/people', word: 'People' },
  { at: '/configuration', word: 'Configuration' },
  { at: '/graphs', word: 'Graphs' },
  { at: '/history', word: 'History' },
]

type Props = { base: string /** What this person is not offered. */; hidden: readonly Tab[]; end?: ReactNode }

/** The parts of an instance's page, each with its own address. */
export function InstanceTabs({ base, hidden, end }: Props) {
  const t = useTranslations('instances')
  const tabs = TABS.filter(({ word }) => !hidden.includes(word))
  return (
    <Tabs
      label={t('tabs')}
      tabs={tabs.map(({ at, word }) => ({ href: base + at, label: t(`tab${word}`) }))}
      end={end}
    />
  )
}
