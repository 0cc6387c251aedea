import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConfirmForm } from '@/components/instances/confirm-form'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { PlainPage } from '@/components/layout/plain-page'
import { LiveRefresh } from '@/components/live/live-refresh'
import { readRequest } from '@/lib/instances/confirmations'
import { pageContext } from '@/lib/web/context'
import { confirm } from '../../instances/confirm-actions'

export const metadata: Metadata = { referrer: 'no-referrer', robots: 'noindex' }

/** The address in the mail. It says the same of what never was, of what is over and of what is another's. */
export default async function ConfirmPage({ params }: PageProps<'/confirm/[token]'>) {
  const { token } = await params
  const ctx = await pageContext()
  const [t, errors, nav] = await Promise.all([
    getTranslations('confirm'),
    getTranslations('errors'),
    getTranslations('instances'),
  ])
  const request = await readRequest(ctx, token)
  if (!request)
    return (
      <PlainPage title={t('voidTitle')} text={errors('confirmation_void')}>
        <LinkButton href="/">{t('list')}</LinkButton>
      </PlainPage>
    )
  const { act, cluster, name, clusterId } = request
  return (
    <Page>
      <PageHeader
        title={t(`${act}.heading`, { name })}
        crumbs={[
          { label: nav('title'), href: '/' },
          { label: cluster, href: `/?cluster=${cluster}` },
          { label: name, href: `/instances/${cluster}/${name}`, mono: true },
          { label: t(`${act}.title`) },
        ]}
      />
      <ConfirmForm request={request} confirm={confirm.bind(null, token)} />
      <LiveRefresh match={[`instance:${clusterId}/${name}`]} />
    </Page>
  )
}
