import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isLocale } from '@/lib/web/locale'
import { AboutPage, aboutPage } from '../../about-page'

type Props = PageProps<'/about/[page]/[lang]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page, lang } = await params
  return { title: (await aboutPage(page, lang))?.title ?? null }
}

/** The addresses of the original: `/about/faq/el/`. */
export default async function Page({ params }: Props) {
  const { page, lang } = await params
  if (!isLocale(lang)) notFound()
  return <AboutPage slug={page} locale={lang} />
}
