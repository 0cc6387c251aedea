import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/layout/banner'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { NotificationForm } from '@/components/notifications/notification-form'
import { config } from '@/lib/config/env'
import { MOST_TARGETS, targetsSchema } from '@/lib/notifications/schema'
import { labelled } from '@/lib/notifications/targets'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { findTargets, preview, send } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('write') }
}

export default async function WritePage({ searchParams }: PageProps<'/admin/notifications/new'>) {
  const ctx = await pageContext()
  const words = wordsOf(await searchParams)
  const [t, targets] = await Promise.all([
    getTranslations('notifications'),
    orNotFound(labelled(ctx, targetsSchema.safeParse(words).data ?? [])),
  ])
  return (
    <Page>
      <PageHeader
        title={t('write')}
        lead={t('writeLead')}
        crumbs={[{ label: t('title'), href: '/admin/notifications' }, { label: t('write') }]}
      />
      {config().smtpUrl ? null : <Banner tone="warning">{t('noMailServer')}</Banner>}
      <NotificationForm
        draftKey={randomUUID()}
        targets={targets.map(({ word, kind, label }) => ({ word, kind, label }))}
        find={findTargets}
        preview={preview}
        send={send}
      />
    </Page>
  )
}

/** `?target=cluster:3&target=user:7`; many instances as `?instances=1.2.3`. */
function wordsOf({ target, instances }: Record<string, string | string[] | undefined>): string[] {
  const ids = [instances ?? []].flat().flatMap((list) => list.split('.'))
  return [...[target ?? []].flat(), ...ids.map((id) => `instance:${id}`)].slice(0, MOST_TARGETS)
}
