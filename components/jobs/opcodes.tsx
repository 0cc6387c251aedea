import { useTranslations } from 'next-intl'
import type { JobView } from '@/lib/jobs/read'
import { JobStateChip } from './job-state-chip'
import classes from './jobs.module.css'

/** What the job is made of, in Ganeti's own words. */
export function Opcodes({ opcodes }: Pick<JobView, 'opcodes'>) {
  const t = useTranslations('jobs')
  return (
    <ol className={classes.opcodes}>
      {opcodes.map(({ place, opId, opStatus, instanceName, parameters }) => (
        <li key={place}>
          <div className={classes.opcode}>
            <b className={classes.mono}>{opId}</b>
            <JobStateChip status={opStatus} />
          </div>
          <dl className={classes.parameters} aria-label={t('parameters', { opcode: opId })}>
            {Object.entries({ ...(instanceName ? { instance_name: instanceName } : {}), ...parameters }).map(
              ([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{asText(value)}</dd>
                </div>
              ),
            )}
          </dl>
        </li>
      ))}
    </ol>
  )
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
