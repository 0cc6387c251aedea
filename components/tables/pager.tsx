'use client'

import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/layout/link'
import classes from './foot.module.css'
import { type ListState, PAGE_SIZES } from './list-state'
import type { List } from './use-list'

type Props = { state: ListState; total: number; list: List; children: ReactNode }

export function Pager({ state, total, list, children }: Props) {
  const t = useTranslations('table')
  const pages = Math.max(1, Math.ceil(total / state.pageSize))
  const first = Math.min(total, (state.page - 1) * state.pageSize + 1)
  const last = Math.min(total, state.page * state.pageSize)
  return (
    <nav className={classes.pager} aria-label={t('pages')}>
      <span>{t('range', { first, last, total })}</span>
      {children}
      {total > PAGE_SIZES[0] ? (
        <NativeSelect
          size="xs"
          aria-label={t('pageSize')}
          value={state.pageSize}
          data={PAGE_SIZES.map((size) => ({ value: String(size), label: t('perPage', { size }) }))}
          onChange={(event) => list.change({ pageSize: Number(event.currentTarget.value) })}
        />
      ) : null}
      {pages > 1 ? (
        <>
          <Step to={state.page - 1} enabled={state.page > 1} list={list} label={t('previous')} icon={IconChevronLeft} />
          <Step
            to={state.page + 1}
            enabled={state.page < pages}
            list={list}
            label={t('next')}
            icon={IconChevronRight}
          />
        </>
      ) : null}
    </nav>
  )
}

type StepProps = { to: number; enabled: boolean; list: List; label: string; icon: typeof IconChevronLeft }

function Step({ to, enabled, list, label, icon: Icon }: StepProps) {
  const face = { variant: 'default', size: 'md', 'aria-label': label, title: label } as const
  const icon = <Icon size={15} stroke={1.75} aria-hidden />
  if (!enabled)
    return (
      <ActionIcon {...face} disabled>
        {icon}
      </ActionIcon>
    )
  return (
    <ActionIcon {...face} component={Link} href={list.url({ page: to })} prefetch={false}>
      {icon}
    </ActionIcon>
  )
}
