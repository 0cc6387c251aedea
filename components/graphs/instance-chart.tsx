import { useTranslations } from 'next-intl'
import { type ChartSpan, LineChart } from '@/components/charts/line-chart'
import type { Unit } from '@/components/charts/use-amount'
import type { ChartLine } from '@/lib/graphs/read-chart'
import type { ChartName } from '@/lib/graphs/schema'

const UNITS: Record<ChartName, Unit> = { cpu: 'percent', memory: 'bytes', network: 'rate', disk: 'rate' }

/** What Prometheus told of an instance; a line that it did not tell says why. */
export function InstanceChart({ chart, span, lines }: { chart: ChartName; span: ChartSpan; lines: ChartLine[] }) {
  const t = useTranslations('graphs')
  return (
    <LineChart
      title={t(`chart.${chart}`)}
      unit={UNITS[chart]}
      span={span}
      lines={lines.map((line) => ({
        name: line.name,
        label: t(`line.${line.name}`),
        points: line.ok ? line.points : [],
      }))}
      faults={lines.flatMap((line) =>
        line.ok ? [] : [t(`fault.${line.code}`, { line: t(`line.${line.name}`), detail: line.detail })],
      )}
    />
  )
}
