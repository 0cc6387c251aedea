'use client'

import { CloseButton } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { useWhen } from '@/components/format/when'
import { Banner } from '@/components/layout/banner'
import page from '@/components/layout/page.module.css'
import type { AboveAll } from '@/lib/notices/shown'
import type { Result } from '@/lib/web/result'
import classes from './notices.module.css'

type Props = AboveAll & { dismiss: (id: number) => Promise<Result<void>> }

/** What the site tells above every page: its notices, works on clusters, node groups under maintenance. */
export function SiteBanners({ notices, works, groups, dismiss }: Props) {
  const t = useTranslations('siteBanner')
  const when = useWhen()
  const [closed, setClosed] = useState<number[]>([])
  const open = notices.filter(({ id }) => !closed.includes(id))
  if (open.length + works.length + groups.length === 0) return null
  const close = (id: number) =>
    startTransition(async () => {
      if ((await dismiss(id)).ok) setClosed((before) => [...before, id])
    })
  const b = (text: React.ReactNode) => <b>{text}</b>
  return (
    <div className={page.banners}>
      {open.map(({ id, level, text, dismissible }) => (
        <div key={id} className={classes.notice}>
          <Banner tone={level === 'error' || level === 'warning' ? level : 'info'} live>
            <span className={dismissible ? `${classes.text} ${classes.closable}` : classes.text}>{text}</span>
          </Banner>
          {dismissible ? (
            <CloseButton className={classes.close ?? ''} aria-label={t('close')} onClick={() => close(id)} />
          ) : null}
        </div>
      ))}
      {works.map(({ clusterId, cluster, begun, from, until, reason }) => (
        <Banner key={clusterId} tone={begun ? 'warning' : 'info'} live>
          {t.rich(begun ? 'works' : 'worksAhead', {
            b,
            cluster,
            reason,
            from: when.full(from),
            open: String(until === null),
            until: until ? when.full(until) : '',
          })}
        </Banner>
      ))}
      {groups.map(({ cluster, group, count }) => (
        <Banner key={`${cluster}/${group}`} tone="warning" live>
          {t.rich('group', { b, cluster, group, count })}
        </Banner>
      ))}
    </div>
  )
}
