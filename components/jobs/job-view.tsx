import { useTranslations } from 'next-intl'
import { Elapsed } from '@/components/format/elapsed'
import { When } from '@/components/format/when'
import { JobLog } from '@/components/job/job-log'
import { Banner } from '@/components/layout/banner'
import { type Fact, Facts } from '@/components/layout/facts'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import type { JobView as Job } from '@/lib/jobs/read'
import { BriefJobs } from './brief-jobs'
import classes from './jobs.module.css'
import { Opcodes } from './opcodes'
import { useJobWords } from './use-job-words'

/** A job with all that is known of it: what it is, what it waits for, its log. */
export function JobView({ job }: { job: Job }) {
  const t = useTranslations('jobs')
  const facts = useFacts(job)
  return (
    <>
      {job.errorText ? <Banner tone="error">{t('failedWith', { text: job.errorText })}</Banner> : null}
      {job.status === 'waiting' ? <Waits job={job} /> : null}
      <div className={classes.columns}>
        <Section title={t('facts')}>
          <Facts facts={facts} termWidth={128} />
        </Section>
        <Section title={t('log')}>
          <JobLog lines={job.log.map((line, index) => ({ id: String(index), at: line.at, text: line.text }))} />
        </Section>
      </div>
      {job.siblings.length > 0 ? (
        <Section title={t('siblings')} flush>
          <BriefJobs cluster={job.cluster} jobs={job.siblings} />
        </Section>
      ) : null}
      <Section title={t('opcodes', { count: job.opcodes.length })}>
        <Opcodes opcodes={job.opcodes} />
      </Section>
    </>
  )
}

function Waits({ job }: { job: Job }) {
  const t = useTranslations('jobs')
  return (
    <Section title={t('waitsFor')}>
      {job.waitsFor.length === 0 ? <p className={classes.soft}>{t('waitsUnknown')}</p> : null}
      <ul className={classes.waits}>
        {job.waitsFor.map((lock) => (
          <li key={`${lock.level}/${lock.name}`}>
            <span>
              {t('lock', { level: lock.level.replace('-res', 'Res'), mode: lock.mode })}{' '}
              <b className={classes.mono}>{lock.name}</b>
            </span>
            {lock.holders.length > 0 ? (
              <BriefJobs cluster={job.cluster} jobs={lock.holders} label={t('heldBy')} />
            ) : (
              <span className={classes.soft}>{t('heldByNobody')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useFacts(job: Job): Fact[] {
  const t = useTranslations('jobs')
  const words = useJobWords()
  const asked = job.reason.find(({ source }) => source === 'gnt:user')?.text
  const at = (term: string, iso: string | null): Fact[] =>
    iso ? [{ term, value: <When iso={iso} style="full" /> }] : []
  const since = job.startedAt ?? job.receivedAt
  return [
    {
      term: t('who'),
      value: job.who ? `${job.who.name} (${job.who.username})` : words.source(job.reason[0]?.source ?? null),
    },
    ...(asked ? [{ term: t('reason'), value: asked }] : []),
    {
      term: t('cluster'),
      value: <Link href={`/admin/clusters/${job.cluster}`}>{job.cluster}</Link>,
      mono: true,
    },
    ...(job.instance ? [{ term: t('instance'), value: <Instance job={job} name={job.instance} />, mono: true }] : []),
    ...(job.act?.node
      ? [
          {
            term: t('node'),
            value: <Link href={`/admin/nodes/${job.cluster}/${job.act.node}`}>{job.act.node}</Link>,
            mono: true,
          },
        ]
      : []),
    ...(job.act?.nodeGroup ? [{ term: t('nodeGroup'), value: job.act.nodeGroup, mono: true }] : []),
    ...at(t('received'), job.receivedAt),
    ...at(t('started'), job.startedAt),
    ...at(t('ended'), job.endedAt),
    ...(since ? [{ term: t('duration'), value: <Elapsed since={since} until={job.endedAt ?? undefined} /> }] : []),
  ]
}

function Instance({ job, name }: { job: Job; name: string }) {
  return job.seesInstances ? <Link href={`/instances/${job.cluster}/${encodeURIComponent(name)}`}>{name}</Link> : name
}
