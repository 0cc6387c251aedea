import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActStrip } from '@/components/acts/act-strip'
import { ApplicationActs } from '@/components/applications/application-acts'
import { ApplicationFacts } from '@/components/applications/application-facts'
import { ChangeFacts } from '@/components/applications/change-facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { LiveRefresh } from '@/components/live/live-refresh'
import { ApplicationChip } from '@/components/status/application-chip'
import { applicationFace } from '@/components/status/application-face'
import { latestActOf } from '@/lib/acts/queries'
import { readApplication } from '@/lib/applications/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'
import { withdraw } from '../actions'

type Props = PageProps<'/applications/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('applications'))('one', { id: (await params).id }) }
}

export default async function ApplicationPage({ params }: Props) {
  const ctx = await pageContext()
  const application = await orNotFound(readApplication(ctx, Number((await params).id)))
  const [t, act] = await Promise.all([getTranslations('applications'), latestActOf(ctx, application.id)])
  const name = application.plan?.hostname ?? application.hostname
  return (
    <Page>
      <PageHeader
        mono
        title={name}
        crumbs={[{ label: t('title'), href: '/applications' }, { label: t('one', { id: String(application.id) }) }]}
        status={<ApplicationChip state={applicationFace(application)} />}
        actions={<ApplicationActs application={application} withdraw={withdraw.bind(null, application.id)} />}
      />
      {act ? <ActStrip act={act} viewer={ctx.actor.name} /> : null}
      {application.change ? (
        <ChangeFacts application={application} change={application.change} />
      ) : (
        <ApplicationFacts application={application} />
      )}
      <LiveRefresh match={[`application:${application.id}`, ...(act ? [`act:${act.id}`] : [])]} />
    </Page>
  )
}
