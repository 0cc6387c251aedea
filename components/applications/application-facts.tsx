import { useTranslations } from 'next-intl'
import { Size } from '@/components/format/size'
import { Facts } from '@/components/layout/facts'
import { Section } from '@/components/layout/section'
import type { ApplicationView } from '@/lib/applications/queries'
import classes from './applications.module.css'
import { Timeline } from './timeline'

/** What was asked for, what was decided, and what has happened so far. */
export function ApplicationFacts({ application }: { application: ApplicationView }) {
  const t = useTranslations('applications')
  const { plan, reviewerComments, reviewer, failure, comments, events } = application
  return (
    <>
      {reviewerComments ? (
        <Section
          title={
            reviewer
              ? t('wordsOf', {
                  name: [reviewer.firstName, reviewer.lastName].filter(Boolean).join(' ') || reviewer.username,
                })
              : t('words')
          }
        >
          <p className={classes.words}>{reviewerComments}</p>
        </Section>
      ) : null}
      {application.status === 'failed' && application.mine && !application.may.review ? (
        <Section title={t('failedTitle')}>
          <p className={classes.words}>{t('failedText')}</p>
          {failure ? <p className={classes.note}>{failure}</p> : null}
        </Section>
      ) : null}
      <div className={classes.columns}>
        <Section title={t('wished')}>
          <Facts facts={wished(application, t)} />
        </Section>
        {plan ? (
          <Section title={t('decided')}>
            <Facts
              facts={[
                { term: t('name'), value: plan.hostname, mono: true },
                { term: t('resources'), value: <Resources vcpus={plan.vcpus} memory={plan.memory} disk={plan.disk} /> },
                { term: t('system'), value: plan.os.replace(/^(image|os):/, '') },
                { term: t('cluster'), value: application.cluster?.slug ?? '–' },
              ]}
            />
          </Section>
        ) : null}
        <Section title={t('soFar')}>
          <Timeline events={events} />
        </Section>
      </div>
      <Section title={t('purpose')}>
        <p className={classes.words}>{comments}</p>
      </Section>
    </>
  )
}

function wished(application: ApplicationView, t: ReturnType<typeof useTranslations<'applications'>>) {
  const { contactName, contactEmail, contactPhone, organization, network, mailServer } = application
  return [
    { term: t('name'), value: application.hostname, mono: true },
    { term: t('resources'), value: <Resources {...application} /> },
    { term: t('system'), value: application.os.replace(/^(image|os):/, '') },
    { term: t('network'), value: network?.description ?? t('noPreference') },
    ...(mailServer ? [{ term: t('mail'), value: t('yes') }] : []),
    ...(organization ? [{ term: t('organization'), value: organization.title }] : []),
    ...(contactName
      ? [{ term: t('contact'), value: [contactName, contactEmail, contactPhone].filter(Boolean).join(' · ') }]
      : []),
  ]
}

function Resources({ vcpus, memory, disk }: { vcpus: number; memory: number; disk: number }) {
  const t = useTranslations('applications')
  return <>{t.rich('resourcesOf', { vcpus, disk, memory: () => <Size mib={memory} /> })}</>
}
