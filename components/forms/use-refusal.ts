import { useTranslations } from 'next-intl'

type Values = Record<string, string | number>

/** The text of a code under `errors` that says why something cannot be done now; undefined where it can. */
export function useRefusal(values: Values) {
  const t = useTranslations('errors') as unknown as (key: string, values: Values) => string
  return (code: string | null): string | undefined => (code === null ? undefined : t(code, values))
}
