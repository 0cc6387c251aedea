'use client'

import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { Empty } from '@/components/layout/empty'
import { type Fact, Facts } from '@/components/layout/facts'
import { iconProps } from '@/components/layout/icons'
import { Link } from '@/components/layout/link'
import type { AuditRow } from '@/lib/audit/row'
import classes from './audit.module.css'
import { ChangesTable } from './changes-table'
import { useAuditWords } from './use-audit-words'

/** One entry with all that was recorded. Esc closes it. */
export function EntryPanel({ entry }: { entry: AuditRow | null }) {
  const t = useTranslations('audit')
  const words = useAuditWords()
  const path = usePathname()
  const query = useSearchParams()
  const router = useRouter()
  const close = () => {
    const params = new URLSearchParams(query)
    params.delete('entry')
    router.replace(params.size > 0 ? `${path}?${params}` : path, { scroll: false })
  }
  useHotkeys([['Escape', close]])
  return (
    <>
      <div className={classes.head}>
        <h2>{entry ? words.action(entry.action) : t('entry')}</h2>
        <ActionIcon onClick={close} aria-label={t('close')} title={t('close')}>
          <IconX {...iconProps} />
        </ActionIcon>
      </div>
      {entry ? (
        <>
          <Facts facts={factsOf(entry, t, words)} termWidth={112} />
          <ChangesTable detail={entry.detail} />
        </>
      ) : (
        <Empty>{t('notThere')}</Empty>
      )}
    </>
  )
}

type Texts = ReturnType<typeof useTranslations<'audit'>>

function factsOf(entry: AuditRow, t: Texts, words: ReturnType<typeof useAuditWords>): Fact[] {
  const fact = (term: string, value: string | number | null, mono = false): Fact[] =>
    value === null || value === '' ? [] : [{ term, value: String(value), mono }]
  return [
    { term: t('at'), value: <When iso={entry.at} style="full" /> },
    ...fact(t('who'), entry.actorKind === 'system' ? t('portal', { part: entry.actor }) : entry.actor),
    ...fact(t('behalf'), entry.behalf),
    ...fact(t('outcome'), t(entry.allowed ? 'allowed' : 'refused')),
    ...fact(t('target'), words.target(entry.target)),
    ...(entry.subject === entry.instance ? [] : fact(t('subject'), entry.subject, true)),
    ...fact(t('cluster'), entry.cluster, true),
    ...(entry.cluster && entry.instance
      ? [
          {
            term: t('instance'),
            value: <Link href={`/instances/${entry.cluster}/${entry.instance}`}>{entry.instance}</Link>,
            mono: true,
          },
        ]
      : fact(t('instance'), entry.instance, true)),
    ...fact(t('job'), entry.jobId, true),
    ...fact(t('address'), entry.address, true),
    ...fact(t('code'), entry.action, true),
    ...fact(t('request'), entry.requestId, true),
    ...fact(t('number'), entry.id, true),
  ]
}
