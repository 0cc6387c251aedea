import { ScrollAreaAutosize } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useWhen } from '@/components/format/when'
import { Section } from '@/components/layout/section'
import classes from './charts.module.css'
import { pathOf, roundTop, thinned } from './scale'
import { type Unit, useAmount } from './use-amount'

/** Epoch seconds and a value. */
type Point = readonly [at: number, value: number]
export type ChartLine = { name: string; label: string; points: readonly Point[] }
export type ChartSpan = { from: number; until: number; step: number }
type Props = {
  title: string
  unit: Unit
  /** Up to four; each has a stroke of its own, so that none is told by its colour. */
  lines: readonly ChartLine[]
  span: ChartSpan
  /** Days only, without the time. */
  daily?: boolean
  /** What stands in place of a line that could not be had. */
  faults?: readonly string[]
}

const STROKES = ['0', '7 4', '2 4', '12 3 2 3']
const ROWS = 24
const isoOf = (at: number) => new Date(at * 1000).toISOString()

/** Lines over a time, drawn on the server; beside it in words, and as a table. */
export function LineChart({ title, unit, lines, span, daily = false, faults = [] }: Props) {
  const t = useTranslations('charts')
  const amount = useAmount(unit)
  const when = useWhen()
  const moment = (at: number) => (daily ? when.date(isoOf(at)) : when.full(isoOf(at)))
  const drawn = lines.filter(({ points }) => points.length > 0)
  const top = roundTop(Math.max(0, ...drawn.flatMap(({ points }) => points.map(([, value]) => value))), baseOf(unit))
  return (
    <Section title={title}>
      {faults.map((fault) => (
        <p key={fault} className={classes.fault}>
          {fault}
        </p>
      ))}
      {drawn.length === 0 && faults.length === 0 ? <p className={classes.soft}>{t('nothing')}</p> : null}
      {drawn.length > 0 ? (
        <>
          <div className={classes.plot}>
            <div className={classes.tops} aria-hidden>
              {[top, top / 2, 0].map((value) => (
                <span key={value}>{amount(value)}</span>
              ))}
            </div>
            <svg
              className={classes.drawing}
              viewBox="0 0 1000 100"
              preserveAspectRatio="none"
              role="img"
              aria-label={t('picture', { title, from: moment(span.from), until: moment(span.until) })}
            >
              {[0, 50, 100].map((y) => (
                <line key={y} x1="0" x2="1000" y1={y} y2={y} className={classes.grid} />
              ))}
              {drawn.map((line) => (
                <path
                  key={line.name}
                  d={pathOf(line.points, span, top)}
                  className={classes.line}
                  data-line={lines.indexOf(line)}
                  data-lone={line.points.length === 1 ? true : undefined}
                  strokeDasharray={STROKES[lines.indexOf(line)]}
                />
              ))}
            </svg>
            <div className={classes.times} aria-hidden>
              {[span.from, (span.from + span.until) / 2, span.until].map((at) => (
                <span key={at}>{moment(at)}</span>
              ))}
            </div>
          </div>
          <ul className={classes.legend}>
            {drawn.map((line) => (
              <li key={line.name}>
                <svg width="28" height="8" viewBox="0 0 28 8" aria-hidden focusable="false">
                  <line
                    x1="0"
                    x2="28"
                    y1="4"
                    y2="4"
                    className={classes.line}
                    data-line={lines.indexOf(line)}
                    strokeDasharray={STROKES[lines.indexOf(line)]}
                  />
                </svg>
                <strong>{line.label}</strong> {t('summary', summaryOf(line.points, amount))}
              </li>
            ))}
          </ul>
          <details className={classes.table}>
            <summary>{t('asTable', { title })}</summary>
            <ScrollAreaAutosize
              mah={320}
              className={classes.scroll}
              viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': title }}
            >
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('time')}</th>
                    {drawn.map(({ name, label }) => (
                      <th key={name} scope="col">
                        {label}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rowsOf(drawn).map(({ at, values }) => (
                    <tr key={at}>
                      <th scope="row">{moment(at)}</th>
                      {values.map((value, index) => (
                        <td key={drawn[index]?.name}>{value === undefined ? '–' : amount(value)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollAreaAutosize>
          </details>
        </>
      ) : null}
    </Section>
  )
}

const baseOf = (unit: Unit) => (unit === 'bytes' || unit === 'rate' ? 1024 : 10)

function summaryOf(points: readonly Point[], amount: (value: number) => string) {
  const values = points.map(([, value]) => value)
  const sum = values.reduce((total, value) => total + value, 0)
  return {
    last: amount(values.at(-1) ?? 0),
    mean: amount(sum / values.length),
    most: amount(Math.max(...values)),
  }
}

/** A row for each time that any line has a value at, a few of them. */
function rowsOf(lines: readonly ChartLine[]) {
  const maps = lines.map(({ points }) => new Map(points))
  const times = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b)
  return thinned(times, ROWS).map((at) => ({ at, values: maps.map((map) => map.get(at)) }))
}
