export const LOCALES = ['en', 'el'] as const
export type Locale = (typeof LOCALES)[number]

export const LOCALE_COOKIE = 'locale'

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value)

/** Accept-Language (RFC 9110, 12.5.4) to the best locale that we have; null when it names none of ours. */
export function acceptedLocale(header: string | null): Locale | null {
  const ranges = (header ?? '').split(',').map((part) => {
    const [range = '', ...params] = part.trim().toLowerCase().split(';')
    const q = Number(params.find((param) => param.trim().startsWith('q='))?.split('=')[1] ?? 1)
    return { language: range.split('-')[0] ?? '', q }
  })
  const best = ranges.filter((range) => range.q > 0).sort((a, b) => b.q - a.q)
  return best.map((range) => range.language).find(isLocale) ?? null
}
