'use client'

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBan, IconCircleCheck, IconExclamationCircle, IconEye, IconLoader2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Elapsed } from '@/components/format/elapsed'
import { useWhen } from '@/components/format/when'
import turning from '@/components/status/turning.module.css'
import { JobLog, type LogLine } from './job-log'
import { JobSteps, type Step } from './job-steps'
import classes from './job-strip.module.css'

export type JobStripData = {
  /** What it does in words: "Growing disk 0 from 20 to 30 GiB". */
  verb: string
  state: 'running' | 'done' | 'failed' | 'canceled'
  jobId?: number | string | undefined
  /** Who asked; "you" in the reader's language comes from the caller. */
  who?: string | undefined
  /** ISO 8601. */
  startedAt: string
  endedAt?: string | undefined
  steps: Step[]
  /** 0–100, only where Ganeti gives one. */
  percent?: number | undefined
  log: LogLine[]
  /** Ganeti's own words, when it failed. */
  failure?: string | undefined
}

const icons = { running: IconLoader2, done: IconCircleCheck, failed: IconExclamationCircle, canceled: IconBan }

type Props = {
  job: JobStripData
  /** The cancel button, or what else can be done; see ReasonedButton for a reason. */
  actions?: ReactNode
  logOpen?: boolean
  /** In a side panel: without steps and who. */
  compact?: boolean
}

export function JobStrip({ job, actions, logOpen = false, compact = false }: Props) {
  const t = useTranslations('job')
  const [open, { toggle }] = useDisclosure(logOpen)
  const logId = useId()
  const Icon = icons[job.state]
  const step = job.steps.find((candidate) => candidate.state === 'now')
  return (
    <section
      className={classes.strip}
      data-state={job.state}
      aria-label={job.jobId === undefined ? job.verb : `${job.verb}, ${t('number', { number: String(job.jobId) })}`}
    >
      <div className={classes.head}>
        <Icon
          size={17}
          stroke={1.75}
          aria-hidden
          className={job.state === 'running' ? `${classes.icon} ${turning.turning}` : classes.icon}
        />
        <b>{job.verb}</b>
        <span className={classes.facts}>
          <JobFacts job={job} compact={compact} />
        </span>
        <span className={classes.actions}>
          <Button
            variant="default"
            size={compact ? 'xs' : 'sm'}
            leftSection={<IconEye size={15} stroke={1.75} aria-hidden />}
            aria-expanded={open}
            aria-controls={logId}
            onClick={toggle}
          >
            {open ? t('hideLog') : t('showLog')}
          </Button>
          {actions}
        </span>
      </div>
      {job.failure ? <p className={classes.failure}>{job.failure}</p> : null}
      {compact || job.steps.length === 0 ? null : <JobSteps steps={job.steps} />}
      <p className={classes.announce} role="status">
        {job.state === 'running' ? step?.label : t(`ended.${job.state}`)}
      </p>
      {job.percent !== undefined && job.state === 'running' ? (
        <div
          className={classes.bar}
          role="progressbar"
          aria-label={job.verb}
          aria-valuenow={job.percent}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <span style={{ width: `${job.percent}%` }} />
        </div>
      ) : null}
      <div id={logId}>{open ? <JobLog lines={job.log} /> : <LastLine line={job.log.at(-1)} />}</div>
    </section>
  )
}

function JobFacts({ job, compact }: { job: JobStripData; compact: boolean }) {
  const t = useTranslations('job')
  const time = useWhen().moment(job.startedAt)
  return (
    <>
      {job.state === 'running' ? null : <>{t(`ended.${job.state}`)} · </>}
      {job.jobId === undefined || compact ? null : <>{t('number', { number: String(job.jobId) })} · </>}
      {job.who && !compact ? <>{t('startedBy', { who: job.who, time })} · </> : null}
      <Elapsed since={job.startedAt} until={job.endedAt} />
    </>
  )
}

function LastLine({ line }: { line: LogLine | undefined }) {
  return line ? (
    <p className={classes.last} title={line.text}>
      {line.text}
    </p>
  ) : null
}
