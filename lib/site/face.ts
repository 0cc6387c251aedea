import { hasNews } from '@/lib/news/queries'
import { footPages } from '@/lib/pages/queries'
import { readFootLink } from '@/lib/settings/foot-links'
import type { Settings } from '@/lib/settings/schema'
import { logoAddress } from './logo'

export type SiteFace = {
  name: string
  /** The address of its picture; null: the portal's own mark. */
  logo: string | null
  accent: string
  links: { label: string; href: string; outside: boolean }[]
}

/** What every page shows of the site, for anyone. `texts` are for what a site only gives an address of. */
export async function siteFace(
  { siteName, accent, footLinks, helpdeskUrl, contactEmail }: Settings,
  locale: string,
  texts: { helpdesk: string; contact: string; news: string },
): Promise<SiteFace> {
  const [logo, pages, news] = await Promise.all([logoAddress(), footPages(locale), hasNews()])
  const inside = (label: string, href: string) => ({ label, href, outside: false })
  const outside = (label: string, href: string) => ({ label, href, outside: true })
  return {
    name: siteName,
    logo,
    accent,
    links: [
      ...pages.map(({ title, slug }) => inside(title, `/about/${slug}`)),
      ...(news ? [inside(texts.news, '/news')] : []),
      ...(helpdeskUrl ? [outside(texts.helpdesk, helpdeskUrl)] : []),
      ...(contactEmail ? [outside(texts.contact, `mailto:${contactEmail}`)] : []),
      ...footLinks.flatMap((line) => {
        const link = readFootLink(line)
        return link ? [outside(locale === 'el' ? link.el : link.en, link.href)] : []
      }),
    ],
  }
}
