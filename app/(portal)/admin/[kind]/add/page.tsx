import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { add, lookUpPeople } from '../../kinds/actions'
import { kindOf } from '../../kinds/kinds'
import { kindText } from '../../kinds/text'

type Props = PageProps<'/admin/[kind]/add'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind)
  return kind?.adding ? { title: (await kindText(kind.name))('add') } : {}
}

export default async function AddPage({ params }: Props) {
  const kind = kindOf((await params).kind)
  if (!kind?.adding) notFound()
  const ctx = await pageContext()
  const [{ values, sections }, t] = await Promise.all([orNotFound(kind.adding.blank(ctx)), kindText(kind.name)])
  return (
    <Page>
      <PageHeader
        title={t('add')}
        crumbs={[{ label: t('title'), href: `/admin/${kind.name}` }, { label: t('add') }]}
        lead={t('addLead')}
      />
      <AdminForm
        kind={kind.name}
        sections={sections}
        initial={values}
        adds
        save={add.bind(null, kind.name)}
        findPeople={lookUpPeople}
      />
    </Page>
  )
}
