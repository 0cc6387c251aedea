import { IconPencil } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Archive } from '@/components/notifications/archive'
import { archiveConfig } from '@/components/notifications/archive-config'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { mayAnywhere } from '@/lib/access/authorize'
import { listNotifications } from '@/lib/notifications/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') }
}

export default async function NotificationsPage({ searchParams }: PageProps<'/admin/notifications'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, archiveConfig)
  const [t, { rows, total }] = await Promise.all([
    getTranslations('notifications'),
    orNotFound(listNotifications(ctx, { ...state, ...listWindow(state) })),
  ])
  const sending = rows.some(({ total: all, sent, lost }) => sent + lost < all)
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={t('count', { count: total })}
        lead={t('lead')}
        actions={
          mayAnywhere(ctx.actor, 'view_instances') ? (
            <LinkButton href="/admin/notifications/new" leftSection={<IconPencil {...iconProps} />}>
              {t('write')}
            </LinkButton>
          ) : undefined
        }
      />
      <Archive
        rows={rows.map(({ id, ...row }) => ({ ...row, id: String(id), href: `/admin/notifications/${id}` }))}
        total={total}
        state={state}
      />
      {sending ? <LiveRefresh match={['mails']} /> : null}
    </Page>
  )
}
