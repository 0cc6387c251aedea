import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminActs } from '@/components/admin/admin-acts'
import { AdminForm } from '@/components/admin/admin-form'
import { History } from '@/components/admin/history'
import { Related } from '@/components/admin/related'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { act, edit, lookUpPeople, remove } from '../../kinds/actions'
import { isIdOf } from '../../kinds/kind'
import { kindOf } from '../../kinds/kinds'
import { kindText } from '../../kinds/text'

type Props = PageProps<'/admin/[kind]/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = kindOf((await params).kind)
  return kind ? { title: (await kindText(kind.name))('title') } : {}
}

export default async function OnePage({ params }: Props) {
  const { kind: name, id } = await params
  const kind = kindOf(name)
  if (!kind?.edit || !isIdOf(kind, id)) notFound()
  const ctx = await pageContext()
  const [one, history, t, words] = await Promise.all([
    orNotFound(kind.read(ctx, id)),
    kind.history ? orNotFound(kind.history(ctx, id)) : null,
    kindText(kind.name),
    getTranslations('admin'),
  ])
  const acts = (one.acts ?? []).map(({ run: _, ...spec }) => spec)
  return (
    <Page panelLabel={words('history.title')} panel={history ? <History kind={kind.name} rows={history} /> : undefined}>
      <PageHeader
        title={one.title}
        mono={one.mono ?? false}
        crumbs={[
          { label: t('title'), href: `/admin/${kind.name}` },
          { label: one.title, mono: one.mono ?? false },
        ]}
        actions={
          <AdminActs
            kind={kind.name}
            title={one.title}
            acts={acts}
            goes={one.goes}
            removal={kind.remove ? { refusal: one.removal?.refusal ?? null, values: one.removal?.values ?? {} } : null}
            act={act.bind(null, kind.name, id)}
            remove={remove.bind(null, kind.name, id)}
          />
        }
      />
      <AdminForm
        kind={kind.name}
        sections={one.sections}
        initial={one.values}
        adds={false}
        save={edit.bind(null, kind.name, id)}
        findPeople={lookUpPeople}
      />
      {one.related ? <Related specs={one.related} remove={remove} /> : null}
    </Page>
  )
}
