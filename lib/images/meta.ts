import { z } from 'zod'

/** A `.meta` file of an image catalogue (spec 4.8). `osparams` may hold secrets such as img_passwd. */
export const metaSchema = z.object({
  description: z.string().default(''),
  /** Ganeti's OS name with its variant. */
  provider: z.string().min(1),
  osparams: z.looseObject({ img_id: z.union([z.string(), z.number()]).transform(String) }),
  ssh_key_users: z.string().optional(),
  ssh_key_param: z.string().optional(),
})

export type ImageMeta = z.output<typeof metaSchema>

/** Links of an HTML directory listing whose target ends in the suffix, made absolute; only below the listing itself. */
export function linksIn(html: string, listing: string, suffix: string): string[] {
  const links = [...html.matchAll(/<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)]
  const urls = links.flatMap((match) => {
    const href = (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&')
    const url = URL.canParse(href, listing) ? new URL(href, listing) : null
    const below = url?.href.startsWith(new URL('.', listing).href) && url.pathname.endsWith(suffix)
    return url && below ? [url.href] : []
  })
  return [...new Set(urls)]
}
