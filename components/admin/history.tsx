'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { Section } from '@/components/layout/section'
import type { ChangeRow } from '@/lib/audit/changes'
import classes from './admin.module.css'
import { type HistoryName, useFieldName } from './use-kind-text'

type Text = ((key: string, values?: Record<string, string>) => string) & { has(key: string): boolean }

/** Who changed what of one thing, when, from what to what. */
export function History({ kind, rows }: { kind: HistoryName; rows: ChangeRow[] }) {
  const t = useTranslations('admin.history') as unknown as Text
  return (
    <Section title={t('title')}>
      {rows.length === 0 ? <p className={classes.soft}>{t('empty')}</p> : null}
      <ol className={classes.history}>
        {rows.map((row) => (
          <li key={row.id} className={classes.entry}>
            <span className={classes.soft}>
              <When iso={row.at} style="full" />
            </span>
            <div>
              <Did row={row} /> <span className={classes.soft}>· {row.who}</span>
              <Changes kind={kind} changes={row.changes} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Did({ row: { action, facts } }: { row: ChangeRow }) {
  const t = useTranslations('admin.history') as unknown as Text
  const rights = useTranslations('rights') as unknown as Text
  const audit = useTranslations('audit.action') as unknown as Text
  const key = `action.${action.replaceAll(/[.-]/g, '_')}`
  if (!t.has(key)) return audit.has(action) ? audit(action) : action
  const text = (name: string) => (typeof facts[name] === 'string' ? String(facts[name]) : '')
  const permission = `permission.${text('permission')}`
  const values = {
    name: text('name'),
    username: text('username'),
    group: text('group'),
    reason: text('reason') || '–',
    right: rights.has(permission) ? rights(permission) : text('permission'),
    where: text('cluster') === '*' ? rights('everywhere') : text('cluster'),
  }
  return t(key, values)
}

function Changes({ kind, changes }: { kind: HistoryName; changes: ChangeRow['changes'] }) {
  const nameOf = useFieldName(kind)
  const words = useTranslations('admin')
  if (changes.length === 0) return null
  const shown = (value: unknown) => {
    if (typeof value === 'boolean') return words(value ? 'yes' : 'no')
    if (Array.isArray(value) && value.length > 0) return value.join(', ')
    if (value === null || value === undefined || value === '' || Array.isArray(value)) return words('nothingThere')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (
    <ul className={classes.changes}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {nameOf(field)}: <del>{shown(from)}</del> → <ins>{shown(to)}</ins>
        </li>
      ))}
    </ul>
  )
}
