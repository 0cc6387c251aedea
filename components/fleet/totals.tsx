import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import type { ClusterLine } from '@/lib/fleet/overview'
import { CpuGauge } from './cpu-gauge'
import classes from './fleet.module.css'
import { Gauge } from './gauge'

/** What all clusters come to. */
export function Totals({ lines }: { lines: readonly ClusterLine[] }) {
  const t = useTranslations('fleet')
  const sum = (of: (line: ClusterLine) => number) => lines.reduce((total, line) => total + of(line), 0)
  const running = sum((line) => line.running)
  const instances = sum((line) => line.instances)
  const figures: [string, ReactNode][] = [
    [t('instances'), <Figure key="instances" main={instances} note={t('runningNow', { count: running })} />],
    [
      t('nodes'),
      <Figure
        key="nodes"
        main={sum((line) => line.nodes)}
        note={t('away', { offline: sum((line) => line.offline), drained: sum((line) => line.drained) })}
      />,
    ],
    [
      t('memory'),
      <Gauge key="memory" free={sum((line) => line.memoryFree ?? 0)} total={sum((line) => line.memoryTotal ?? 0)} />,
    ],
    [
      t('disk'),
      <Gauge key="disk" free={sum((line) => line.diskFree ?? 0)} total={sum((line) => line.diskTotal ?? 0)} />,
    ],
    [t('cpus'), <CpuGauge key="cpus" vcpus={sum((line) => line.vcpus)} cpus={sum((line) => line.cpus ?? 0)} />],
    [
      t('jobs'),
      <Figure
        key="jobs"
        main={sum((line) => line.jobsRunning + line.jobsWaiting)}
        note={t('jobsFailed', { count: sum((line) => line.jobsFailed) })}
      />,
    ],
  ]
  return (
    <Section>
      <dl className={classes.totals}>
        {figures.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Figure({ main, note }: { main: number; note: string }) {
  return (
    <span className={classes.two}>
      <span className={classes.figure}>{main}</span>
      <span className={classes.sub}>{note}</span>
    </span>
  )
}
