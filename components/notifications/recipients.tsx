'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { recipientsConfig } from './archive-config'
import classes from './notifications.module.css'

type Row = {
  id: string
  name: string
  username: string
  email: string
  language: string
  instances: string[]
  state: 'sent' | 'waiting' | 'failing' | 'lost'
  sentAt: string | null
  error: string | null
}

type Props = { rows: Row[]; total: number; state: ListState }

/** Each with what it was about for them and what has become of their mail. */
export function Recipients({ rows, total, state }: Props) {
  const t = useTranslations('notifications')
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('recipient'),
      card: 'title',
      render: ({ name, username }) => (
        <>
          {name} <span className={classes.soft}>{name === username ? '' : username}</span>
        </>
      ),
    },
    { id: 'email', header: t('email'), kind: 'soft', hideBelow: 860 },
    { id: 'language', header: t('language'), render: ({ language }) => t(language === 'el' ? 'greek' : 'english') },
    { id: 'instances', header: t('instances'), render: ({ instances }) => <Names names={instances} />, hideBelow: 760 },
    {
      id: 'state',
      header: t('mail'),
      render: ({ state: mail, sentAt, error }) => (
        <>
          {t(`mailState.${mail}`)} {sentAt ? <When iso={sentAt} /> : null}
          {error ? <div className={classes.soft}>{error}</div> : null}
        </>
      ),
    },
  ]
  return (
    <DataTable
      label={t('recipients')}
      columns={columns}
      rows={rows}
      total={total}
      state={state}
      config={recipientsConfig}
      search={t('searchRecipients')}
      empty={t('noRecipients')}
    />
  )
}

const SHOWN = 3

function Names({ names }: { names: string[] }) {
  const t = useTranslations('notifications')
  const more = names.length - SHOWN
  return (
    <span className={classes.mono} title={names.join(', ')}>
      {names.slice(0, SHOWN).join(', ')}
      {more > 0 ? ` ${t('more', { count: more })}` : ''}
    </span>
  )
}
