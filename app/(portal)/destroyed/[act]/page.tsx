import { getTranslations } from 'next-intl/server'
import { When } from '@/components/format/when'
import { LinkButton } from '@/components/layout/link-button'
import { PlainPage } from '@/components/layout/plain-page'
import { readRemoval } from '@/lib/instances/departed'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

/** What the page of an instance becomes once it is gone. */
export default async function DestroyedPage({ params }: PageProps<'/destroyed/[act]'>) {
  const ctx = await pageContext()
  const act = await orNotFound(readRemoval(ctx, (await params).act))
  const t = await getTranslations('confirm')
  const when = () => (act.endedAt ? <When iso={act.endedAt} style="full" /> : null)
  return (
    <PlainPage
      title={t('goneTitle', { name: act.instance })}
      text={t.rich('gone', { who: act.actor ?? 'ganetimgr', cluster: act.cluster, when })}
    >
      <LinkButton href="/">{t('list')}</LinkButton>
      {act.applicationId === null ? null : (
        <LinkButton variant="default" href={`/applications/${act.applicationId}`}>
          {t('application', { id: String(act.applicationId) })}
        </LinkButton>
      )}
    </PlainPage>
  )
}
