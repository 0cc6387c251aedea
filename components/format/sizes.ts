import { useFormatter, useTranslations } from 'next-intl'

const steps = [
  { unit: 'tib', mib: 1024 * 1024 },
  { unit: 'gib', mib: 1024 },
  { unit: 'mib', mib: 1 },
] as const

/** Below this, a size that is no round part of a GiB is told exactly. */
const EXACT_BELOW_MIB = 8 * 1024

/** Sizes as text: `mib(512)` is "512 MiB", `mib(1500)` "1500 MiB", `mib(4096)` "4 GiB", `gib(2560)` "2.5 TiB". */
export function useSizes() {
  const t = useTranslations('units')
  const format = useFormatter()
  const mib = (size: number): string => {
    const exact = size < EXACT_BELOW_MIB && size % 512 !== 0
    const step = (!exact && steps.find((candidate) => Math.abs(size) >= candidate.mib)) || steps[2]
    return t(step.unit, { value: format.number(size / step.mib, { maximumFractionDigits: 1 }) })
  }
  return { mib, gib: (size: number) => mib(size * 1024) }
}
