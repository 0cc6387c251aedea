import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Empty } from '@/components/layout/empty'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { ClientCard } from '@/components/programs/client-card'
import { listOwnClients } from '@/lib/oauth/own-clients'
import { pageContext } from '@/lib/web/context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programs'))('title') }
}

export default async function ProgramsPage() {
  const ctx = await pageContext()
  const [t, errors, { clients, mayAdd }] = await Promise.all([
    getTranslations('programs'),
    getTranslations('errors'),
    listOwnClients(ctx),
  ])
  const add = mayAdd ? (
    <LinkButton href="/o/applications/add" leftSection={<IconPlus {...iconProps} />}>
      {t('add')}
    </LinkButton>
  ) : null
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} actions={clients.length > 0 ? add : null} />
      {clients.length === 0 ? (
        <Section>
          <Empty action={add}>
            {t('empty')} {mayAdd ? t('addLead') : errors('oauth_clients_closed')}
          </Empty>
        </Section>
      ) : (
        clients.map(({ id, name, clientId, redirectUris, scopes, _count }) => (
          <ClientCard key={id} client={{ id, name, clientId, redirectUris, scopes, agreed: _count.grants }} />
        ))
      )}
    </Page>
  )
}
