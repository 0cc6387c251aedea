import { useTranslations } from 'next-intl'
import { type ChartLine, LineChart } from '@/components/charts/line-chart'
import { LinkChoices } from '@/components/layout/link-choices'
import type { Latency } from '@/lib/fleet/latency'
import { LATENCY_DAYS } from '@/lib/fleet/schema'
import classes from './clusters.module.css'

type Props = { latency: Latency; days: number; now: string }

const epoch = (iso: string) => Date.parse(iso) / 1000

/** How long the cluster took to answer, and how often it did not. */
export function LatencyCharts({ latency: { slug, points, step }, days, now }: Props) {
  const t = useTranslations('clusterPage.latency')
  const until = Math.ceil(epoch(now) / step) * step
  const span = { from: until - days * 86_400, until, step }
  const line = (name: 'mean' | 'slowest' | 'failures'): ChartLine => ({
    name,
    label: t(`line.${name}`),
    points: points.flatMap((point) => {
      const value = point[name]
      return value === null ? [] : [[epoch(point.at), value] as const]
    }),
  })
  return (
    <>
      <LinkChoices
        label={t('since')}
        choices={LATENCY_DAYS.map((value) => ({
          href: `/admin/clusters/${slug}/latency?days=${value}`,
          label: t('days', { count: value }),
          current: value === days,
        }))}
      />
      <div className={classes.sections}>
        <LineChart title={t('answers')} unit="ms" span={span} lines={[line('mean'), line('slowest')]} />
        <LineChart title={t('failures')} unit="count" span={span} lines={[line('failures')]} />
      </div>
    </>
  )
}
