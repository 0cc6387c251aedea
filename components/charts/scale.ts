/** The least round number at or above the greatest value, so that a half of it is told well too. */
export function roundTop(greatest: number, base: number): number {
  if (!(greatest > 0)) return 1
  const power = base ** Math.floor(Math.log(greatest) / Math.log(base))
  const steps = base === 10 ? [1, 2, 4, 5, 10] : [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
  return power * (steps.find((step) => step * power >= greatest) ?? base)
}

/** At most `count` of them, the first and the last among them. */
export function thinned<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items]
  const step = (items.length - 1) / (count - 1)
  return Array.from({ length: count }, (_, index) => items[Math.round(index * step)] as T)
}

type Point = readonly [at: number, value: number]

/** An SVG path in a box of 1000 × 100; where more than two steps have no value the line is broken. */
export function pathOf(points: readonly Point[], span: { from: number; until: number; step: number }, top: number) {
  const x = (at: number) => (((at - span.from) / Math.max(1, span.until - span.from)) * 1000).toFixed(1)
  const y = (value: number) => (100 - (Math.max(0, value) / top) * 100).toFixed(2)
  return points
    .map(([at, value], index) => {
      const before = points[index - 1]
      const joined = before !== undefined && at - before[0] <= span.step * 2
      return `${joined ? 'L' : 'M'}${x(at)} ${y(value)}${joined ? '' : 'h0.1'}`
    })
    .join('')
}
