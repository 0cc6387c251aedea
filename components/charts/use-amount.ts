import { useFormatter, useTranslations } from 'next-intl'

/** Percent, bytes, bytes a second, milliseconds, hours, or things counted. */
export type Unit = 'percent' | 'bytes' | 'rate' | 'ms' | 'hours' | 'count'

const STEPS = ['b', 'kib', 'mib', 'gib', 'tib'] as const

/** A value with its unit as people read it. */
export function useAmount(unit: Unit): (value: number) => string {
  const t = useTranslations('charts.unit')
  const format = useFormatter()
  const number = (value: number) =>
    format.number(value, { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })
  if (unit === 'count') return (value) => number(value)
  if (unit === 'percent' || unit === 'ms') return (value) => t(unit, { value: number(value) })
  if (unit === 'hours')
    return (value) => {
      if (value === 0 || value >= 1) return t('hours', { value: number(value) })
      const minutes = value * 60
      return minutes < 1 ? t('seconds', { value: number(minutes * 60) }) : t('minutes', { value: number(minutes) })
    }
  return (value) => {
    const power = Math.min(STEPS.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, value)) / Math.log(1024))))
    const size = t(STEPS[power] ?? 'b', { value: number(value / 1024 ** power) })
    return unit === 'rate' ? t('rate', { size }) : size
  }
}
