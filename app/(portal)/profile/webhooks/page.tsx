import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Empty } from '@/components/layout/empty'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { WebhookCard } from '@/components/webhooks/webhook-card'
import { pageContext } from '@/lib/web/context'
import { listOwnWebhooks } from '@/lib/webhooks/queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') }
}

export default async function WebhooksPage() {
  const ctx = await pageContext()
  const [t, profile, webhooks] = await Promise.all([
    getTranslations('webhooks'),
    getTranslations('profile'),
    listOwnWebhooks(ctx),
  ])
  const add = (
    <LinkButton href="/profile/webhooks/add" leftSection={<IconPlus {...iconProps} />}>
      {t('add')}
    </LinkButton>
  )
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        crumbs={[{ label: profile('title'), href: '/profile' }, { label: t('title') }]}
        actions={webhooks.length > 0 ? add : null}
      />
      {webhooks.length === 0 ? (
        <Section>
          <Empty action={add}>{t('empty')}</Empty>
        </Section>
      ) : (
        webhooks.map(({ id, name, url, types, whole, state, last }) => (
          <WebhookCard
            key={id}
            webhook={{ id, name, url, types, whole, state, triedAt: last?.triedAt?.toISOString() ?? null }}
          />
        ))
      )}
    </Page>
  )
}
