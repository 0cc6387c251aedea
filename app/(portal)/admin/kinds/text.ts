import { getTranslations } from 'next-intl/server'
import type { KindName } from '@/components/admin/spec'

type Text = (key: string, values?: Record<string, string | number>) => string

/** Texts of a kind; that each has its text is for a test, not for the compiler. */
export async function kindText(kind: KindName): Promise<Text> {
  const t = (await getTranslations('admin')) as unknown as Text
  return (key, values) => t(`${kind}.${key}`, values)
}
