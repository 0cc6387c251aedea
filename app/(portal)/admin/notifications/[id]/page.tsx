import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { When } from '@/components/format/when'
import { UsageBar } from '@/components/forms/usage-bar'
import { Facts } from '@/components/layout/facts'
import { Page } from '@/components/layout/page'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { LiveRefresh } from '@/components/live/live-refresh'
import { recipientsConfig } from '@/components/notifications/archive-config'
import classes from '@/components/notifications/notifications.module.css'
import { ProgressChip } from '@/components/notifications/progress-chip'
import { Recipients } from '@/components/notifications/recipients'
import { listWindow, parseListState } from '@/components/tables/list-state'
import { listRecipients, readNotification } from '@/lib/notifications/queries'
import { pageContext } from '@/lib/web/context'
import { orNotFound } from '@/lib/web/page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('one') }
}

export default async function NotificationPage({ params, searchParams }: PageProps<'/admin/notifications/[id]'>) {
  const { id: text } = await params
  if (!/^\d{1,9}$/.test(text)) notFound()
  const id = Number(text)
  const ctx = await pageContext()
  const state = parseListState(await searchParams, recipientsConfig)
  const [t, one, { rows, total }] = await Promise.all([
    getTranslations('notifications'),
    orNotFound(readNotification(ctx, id)),
    orNotFound(listRecipients(ctx, id, { q: state.q, ...listWindow(state) })),
  ])
  const { texts, progress } = one
  const written = (['en', 'el'] as const).filter((language) => texts[language].text !== '')
  const own = written.find((language) => language === ctx.locale) ?? written[0]
  const title = own ? texts[own].subject : ''
  return (
    <Page>
      <PageHeader
        title={title}
        status={<ProgressChip progress={progress} />}
        crumbs={[{ label: t('title'), href: '/admin/notifications' }, { label: title }]}
      />
      <Section title={t('about')}>
        <Facts
          termWidth={112}
          facts={[
            { term: t('sender'), value: one.senderName },
            { term: t('at'), value: <When iso={one.createdAt} style="full" /> },
            {
              term: t('whom'),
              value: one.targets.map(({ kind, label }) => `${t(`kindOne.${kind}`)} ${label}`).join(', '),
            },
            ...(one.urgent ? [{ term: t('urgentTerm'), value: t('urgent') }] : []),
          ]}
        />
        <div className={classes.bar} role="status">
          <UsageBar
            label={t('mails')}
            text={t('sentOf', { sent: progress.sent, total: progress.total })}
            used={progress.sent}
            total={progress.total}
            tone="normal"
          />
        </div>
      </Section>
      <div className={classes.letters}>
        {written.map((language) => (
          <Section key={language} title={t(`in.${language}`)}>
            <div className={classes.letterSubject} lang={language}>
              {texts[language].subject}
            </div>
            <pre className={classes.letter} lang={language}>
              {texts[language].text}
            </pre>
          </Section>
        ))}
      </div>
      <Recipients rows={rows.map((row) => ({ ...row, id: String(row.id) }))} total={total} state={state} />
      {progress.sent + progress.lost < progress.total ? <LiveRefresh match={['mails']} /> : null}
    </Page>
  )
}
