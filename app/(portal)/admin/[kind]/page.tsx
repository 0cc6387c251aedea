import { IconPlus } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminList } from '@/components/admin/admin-list'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { kindOf } from '../kinds/kinds'

type Props = PageProps<'/admin/[kind]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind)
  return kind ? { title: (await getTranslations(`admin.${kind.name}`))('title') } : {}
}

export default async function AdminListPage({ params, searchParams }: Props) {
  const kind = kindOf((await params).kind)
  if (!kind) notFound()
  const ctx = await pageContext()
  const state = parseListState(await searchParams, kind.config)
  const [{ rows, total }, filters, t] = await Promise.all([
    orNotFound(kind.list(ctx, { ...state, ...listWindow(state) })),
    orNotFound(kind.filters(ctx)),
    getTranslations(`admin.${kind.name}`),
  ])
  return (
    <Page>
      <PageHeader
        title={t('title')}
        note={t('count', { count: total })}
        lead={t('lead')}
        actions={
          <LinkButton href={`/admin/${kind.name}/add`} leftSection={<IconPlus {...iconProps} />}>
            {t('add')}
          </LinkButton>
        }
      />
      <AdminList
        kind={kind.name}
        columns={kind.columns}
        filters={filters}
        config={kind.config}
        state={state}
        rows={rows.map((row) => ({ ...row, id: String(row.id), href: `/admin/${kind.name}/${row.id}` }))}
        total={total}
      />
    </Page>
  )
}
