import { useFormatter, useTranslations } from 'next-intl'

const steps = [
  { unit: 'tib', mib: 1024 * 1024 },
  { unit: 'gib', mib: 1024 },
  { unit: 'mib', mib: 1 },
] as const

/** Sizes as text: `mib(512)` is "512 MiB", `mib(4096)` "4 GiB", `gib(2560)` "2.5 TiB". */
export function useSizes() {
  const t = useTranslations('units')
  const format = useFormatter()
  const mib = (size: number): string => {
    const step = steps.find((candidate) => Math.abs(size) >= candidate.mib) ?? steps[2]
    return t(step.unit, { value: format.number(size / step.mib, { maximumFractionDigits: 1 }) })
  }
  return { mib, gib: (size: number) => mib(size * 1024) }
}
