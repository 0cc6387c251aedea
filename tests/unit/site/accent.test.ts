import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentTokens, contrast } from '@/components/theme/accent'

const DARK = ['#14181f', '#1b2129']

test('whatever colour a site takes, text on it and in it is read in both schemes', () => {
  const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(color, (accent) => {
      const { light, dark, shades } = accentTokens(accent)
      const of = (tokens: Record<string, string>, name: string) => tokens[name] ?? ''
      for (const fill of [of(light, '--fill'), of(dark, '--fill'), shades[6] ?? '', shades[7] ?? ''])
        expect(contrast(fill, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      for (const ground of ['#ffffff', '#f5f7f8', of(light, '--tint')])
        expect(contrast(of(light, '--link'), ground)).toBeGreaterThanOrEqual(4.5)
      for (const ground of [...DARK, of(dark, '--tint')])
        expect(contrast(of(dark, '--link'), ground)).toBeGreaterThanOrEqual(4.5)
      for (const ground of DARK) expect(contrast(of(dark, '--mark'), ground)).toBeGreaterThanOrEqual(3)
    }),
    { seed: 5, numRuns: 500, examples: [['#ffff00'], ['#000000'], ['#ffffff'], ['#0579a3']] },
  )
})

test('the contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
