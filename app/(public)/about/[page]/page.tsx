import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { AboutPage, aboutPage } from '../about-page'

type Props = PageProps<'/about/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await aboutPage((await params).page, await getLocale()))?.title ?? null }
}

export default async function Page({ params }: Props) {
  return <AboutPage slug={(await params).page} locale={await getLocale()} />
}
