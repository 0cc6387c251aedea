import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Prose } from '@/components/pages/prose'
import classes from '@/components/site/site.module.css'
import { readPublicPage } from '@/lib/pages/queries'
import { signedIn } from '@/lib/web/signed-in'

export const aboutPage = cache(async (slug: string, locale: string) =>
  readPublicPage(slug, locale, (await signedIn()) !== null),
)

export async function AboutPage({ slug, locale }: { slug: string; locale: string }) {
  const page = await aboutPage(slug, locale)
  if (!page) notFound()
  return (
    <article>
      <h1 className={classes.title} lang={page.language}>
        {page.title}
      </h1>
      <Prose lang={page.language} text={page.text} />
    </article>
  )
}
