import type { Sample } from '@/lib/stats/schema'
import { ChartGrid } from './chart-grid'

const DAY_S = 86_400
const MIB = 1024 ** 2
const CHARTS = [
  { name: 'instances', unit: 'count', figures: ['instances', 'running'] },
  { name: 'vcpus', unit: 'count', figures: ['vcpus'] },
  { name: 'memory', unit: 'bytes', figures: ['memory'] },
  { name: 'disk', unit: 'bytes', figures: ['disk'] },
] as const

const epoch = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000

/** Instances and what they were given, a point a day. */
export function StatsCharts({ samples, until, days }: { samples: Sample[]; until: string; days: number }) {
  const end = Math.ceil(Date.parse(until) / 1000 / DAY_S) * DAY_S
  const first = samples[0] ? epoch(samples[0].day) : end
  const span = { from: Math.max(end - days * DAY_S, Math.min(first, end - 7 * DAY_S)), until: end, step: DAY_S }
  return (
    <ChartGrid
      charts={CHARTS}
      span={span}
      pointsOf={(figure, unit) => samples.map((one) => [epoch(one.day), one[figure] * (unit === 'bytes' ? MIB : 1)])}
    />
  )
}
