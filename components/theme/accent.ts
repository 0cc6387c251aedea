/** A site's own colour in both schemes, moved so far towards black or white that WCAG AA holds wherever it is used. */

type Rgb = readonly [number, number, number]
const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

const read = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
const write = (color: Rgb) => `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
const mix = (color: Rgb, other: Rgb, share: number) =>
  color.map((part, index) => part + ((other[index] ?? 0) - part) * share) as unknown as Rgb

/** WCAG 2.2, relative luminance. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = Math.round(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const ratio = (one: Rgb, other: Rgb): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
export const contrast = (one: string, other: string): number => ratio(read(one), read(other))

const STEPS = 100

/** The colour nearest to it on the way to `end` that has the contrast with each of the grounds. */
function until(color: Rgb, end: Rgb, grounds: readonly Rgb[], least: number): Rgb {
  for (let step = 0; step <= STEPS; step++) {
    const tried = mix(color, end, step / STEPS)
    // What is written is rounded; a little more than the rule asks
    if (grounds.every((ground) => ratio(tried, ground) >= least + 0.05)) return tried
  }
  return end
}

/** AA: 4.5 for text, 3 for what bounds a control. */
const TEXT = 4.5
const BOUND = 3
const DARK_PAGE = read('#14181f')
const DARK_PAPER = read('#1b2129')

export function accentTokens(hex: string) {
  const accent = read(hex)
  const tint = mix(accent, WHITE, 0.93)
  const fill = until(accent, BLACK, [WHITE], TEXT)
  const link = until(accent, BLACK, [WHITE, tint, read('#f5f7f8')], TEXT)
  const darkTint = mix(DARK_PAPER, accent, 0.14)
  const darkFill = until(mix(fill, BLACK, 0.2), BLACK, [WHITE], TEXT)
  const darkLink = until(mix(accent, WHITE, 0.4), WHITE, [DARK_PAGE, DARK_PAPER, darkTint], TEXT)
  const darkMark = until(accent, WHITE, [DARK_PAGE, DARK_PAPER], BOUND)
  const scheme = (colors: Record<string, Rgb>) =>
    Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, write(color)]))
  return {
    light: scheme({
      '--fill': fill,
      '--mark': fill,
      '--link': link,
      '--tint': tint,
      '--tint-line': mix(accent, WHITE, 0.8),
    }),
    dark: scheme({
      '--fill': darkFill,
      '--mark': darkMark,
      '--link': darkLink,
      '--tint': darkTint,
      '--tint-line': mix(DARK_PAPER, accent, 0.28),
    }),
    /** As Mantine counts: light to dark, 6 for fills in the light scheme and 7 in the dark. */
    shades: [0.93, 0.85, 0.7, 0.5, 0.3, 0.15]
      .map((share) => write(mix(fill, WHITE, share)))
      .concat([fill, darkFill, mix(darkFill, BLACK, 0.25), mix(darkFill, BLACK, 0.5)].map(write)),
  }
}
