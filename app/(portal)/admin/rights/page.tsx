import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GrantForm } from '@/components/admin/grant-form'
import { rightsConfig } from '@/components/admin/rights-config'
import { RightsList } from '@/components/admin/rights-list'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { listGroups } from '@/lib/accounts/list-groups'
import { grantable, grantPlaces, listRights } from '@/lib/accounts/list-rights'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { grantRight, lookUpUsernames, revokeRight } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights'))('title') }
}

export default async function RightsPage({ searchParams }: PageProps<'/admin/rights'>) {
  const ctx = await pageContext()
  const state = parseListState(await searchParams, rightsConfig)
  const [{ rows, total }, groups, clusters, t] = await Promise.all([
    orNotFound(listRights(ctx, { ...state, ...listWindow(state) })),
    orNotFound(listGroups(ctx)),
    orNotFound(grantPlaces(ctx)),
    getTranslations('rights'),
  ])
  return (
    <Page
      panelLabel={t('grantTitle')}
      panel={
        <GrantForm
          permissions={grantable(ctx)}
          groups={groups.map(({ name }) => name)}
          clusters={clusters.map(({ slug }) => slug)}
          lookUp={lookUpUsernames}
          grant={grantRight}
        />
      }
    >
      <PageHeader title={t('title')} note={t('count', { count: total })} lead={t('lead')} />
      <RightsList
        rows={rows}
        total={total}
        state={state}
        clusters={clusters.map(({ id, slug }) => ({ value: String(id), label: slug }))}
        revoke={revokeRight}
      />
    </Page>
  )
}
