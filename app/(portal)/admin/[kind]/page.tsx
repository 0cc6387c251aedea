import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminList } from '@/components/admin/admin-list'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { actMany, weighMany } from '../kinds/actions'
import { bulkSpecs } from '../kinds/bulk'
import { hrefOf } from '../kinds/kind'
import { kindOf } from '../kinds/kinds'
import { kindText } from '../kinds/text'

type Props = PageProps<'/admin/[kind]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind)
  return kind ? { title: (await kindText(kind.name))('title') } : {}
}

export default async function AdminListPage({ params, searchParams }: Props) {
  const kind = kindOf((await params).kind)
  if (!kind) notFound()
  const ctx = await pageContext()
  const state = parseListState(await searchParams, kind.config)
  const [{ rows, total }, filters, bulk, t] = await Promise.all([
    orNotFound(kind.list(ctx, { ...state, ...listWindow(state) })),
    orNotFound(kind.filters(ctx)),
    orNotFound(bulkSpecs(ctx, kind)),
    kindText(kind.name),
  ])
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={t('count', { count: total })}
        lead={t('lead')}
        actions={
          kind.adding ? (
            <LinkButton href={`/admin/${kind.name}/add`} leftSection={<IconPlus {...iconProps} />}>
              {t('add')}
            </LinkButton>
          ) : null
        }
      />
      <AdminList
        kind={kind.name}
        columns={kind.columns}
        filters={filters}
        config={kind.config}
        state={state}
        rows={rows.map((row) => ({ href: hrefOf(kind, String(row.id)), ...row, id: String(row.id) }))}
        total={total}
        adds={kind.adding !== undefined}
        bulk={bulk}
        actions={{ weigh: weighMany.bind(null, kind.name), act: actMany.bind(null, kind.name) }}
      />
    </Page>
  )
}
