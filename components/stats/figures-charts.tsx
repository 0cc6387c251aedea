import type { ApplicationFigures } from '@/lib/fleet/application-figures'
import { ChartGrid } from './chart-grid'

const CHARTS = [
  { name: 'applications', unit: 'count', figures: ['filed', 'approved', 'rejected'] },
  { name: 'creation', unit: 'count', figures: ['created', 'failed'] },
  { name: 'decisionTime', unit: 'hours', figures: ['decisionHours'] },
  { name: 'creationTime', unit: 'hours', figures: ['creationHours'] },
] as const

const epoch = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000
const DAY_S = 86_400

/** What became of applications, a point a day, week or month. */
export function FiguresCharts({ figures, until }: { figures: ApplicationFigures[]; until: string }) {
  const from = epoch(figures[0]?.day ?? until.slice(0, 10))
  // A point stands where its time begins; times without a decision do not break the line
  const span = { from, until: Math.max(from + DAY_S, Date.parse(until) / 1000), step: 1095 * DAY_S }
  return (
    <ChartGrid
      charts={CHARTS}
      span={span}
      pointsOf={(figure) =>
        figures.flatMap((one) => {
          const value = one[figure]
          return value === null ? [] : [[epoch(one.day), value] as const]
        })
      }
    />
  )
}
