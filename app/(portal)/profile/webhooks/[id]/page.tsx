import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { LiveRefresh } from '@/components/live/live-refresh'
import { Deliveries } from '@/components/webhooks/deliveries'
import { EditWebhook } from '@/components/webhooks/edit-webhook'
import { WebhookActs } from '@/components/webhooks/webhook-acts'
import { WebhookStanding } from '@/components/webhooks/webhook-standing'
import { EVENT_TYPES } from '@/lib/events/schema'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { readOwnWebhook, seesMore } from '@/lib/webhooks/queries'
import { again, change, pause, ping, remove, renew, resume } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') }
}

export default async function WebhookPage({ params }: PageProps<'/profile/webhooks/[id]'>) {
  const { id: text } = await params
  if (!/^\d{1,9}$/.test(text)) notFound()
  const ctx = await pageContext()
  const [t, webhook] = await Promise.all([getTranslations('webhooks'), orNotFound(readOwnWebhook(ctx, Number(text)))])
  const { id, name, url, types, whole, state, failingSince, recent } = webhook
  const deliveries = recent.map(({ createdAt, triedAt, nextAt, ...delivery }) => ({
    ...delivery,
    at: (triedAt ?? createdAt).toISOString(),
    nextAt: nextAt.toISOString(),
  }))
  return (
    <Page>
      <LiveRefresh match={[`user:${ctx.actor.id}`]} />
      <PageHeader
        title={name}
        crumbs={[{ label: t('title'), href: '/profile/webhooks' }, { label: name }]}
        actions={
          <WebhookActs
            name={name}
            active={state === 'active'}
            ping={ping.bind(null, id)}
            renew={renew.bind(null, id)}
            pause={pause.bind(null, id)}
            resume={resume.bind(null, id)}
            remove={remove.bind(null, id)}
          />
        }
      />
      <WebhookStanding state={state} failingSince={failingSince?.toISOString() ?? null} />
      <Section title={t('deliveries')} flush>
        <Deliveries deliveries={deliveries} active={state === 'active'} again={again.bind(null, id)} />
      </Section>
      <EditWebhook
        initial={{ name, url, types: EVENT_TYPES.filter((type) => types.includes(type)), whole }}
        seesMore={seesMore(ctx)}
        save={change.bind(null, id)}
      />
    </Page>
  )
}
