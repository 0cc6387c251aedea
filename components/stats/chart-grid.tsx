import { useTranslations } from 'next-intl'
import { type ChartSpan, LineChart } from '@/components/charts/line-chart'
import type { Unit } from '@/components/charts/use-amount'
import type { APPLICATION_FIGURES } from '@/lib/fleet/schema'
import type { FIGURES } from '@/lib/stats/schema'
import classes from './stats.module.css'

type Figure = (typeof FIGURES)[number] | (typeof APPLICATION_FIGURES)[number]
type ChartName =
  | ('instances' | 'vcpus' | 'memory' | 'disk')
  | ('applications' | 'creation' | 'decisionTime' | 'creationTime')
type Props<F extends Figure> = {
  charts: readonly { name: ChartName; unit: Unit; figures: readonly F[] }[]
  span: ChartSpan
  pointsOf: (figure: F, unit: Unit) => (readonly [at: number, value: number])[]
}

/** Charts of days beside one another. */
export function ChartGrid<F extends Figure>({ charts, span, pointsOf }: Props<F>) {
  const t = useTranslations('statistics')
  const labelOf = (figure: Figure) => t(`line.${figure}`)
  return (
    <div className={classes.charts}>
      {charts.map(({ name, unit, figures }) => (
        <LineChart
          key={name}
          daily
          title={t(`chart.${name}`)}
          unit={unit}
          span={span}
          lines={figures.map((figure) => ({
            name: figure,
            label: labelOf(figure),
            points: pointsOf(figure, unit),
          }))}
        />
      ))}
    </div>
  )
}
