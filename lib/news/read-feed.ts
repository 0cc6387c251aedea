import { createHash } from 'node:crypto'
import { parseFeed } from 'feedsmith'

export type FeedEntry = { id: string; title: string; text: string; link: string | null; at: Date }

const MOST = 20

/** The entries of an RSS, RDF, Atom or JSON feed as plain text; of one without a date, `now` is its time. Throws for none. */
export function readFeed(text: string, now: Date): FeedEntry[] {
  const { format, feed } = parseFeed(text)
  const found: Found[] =
    format === 'atom'
      ? (feed.entries ?? []).map((entry) => ({
          title: entry.title,
          text: entry.summary ?? entry.content,
          link: entry.links?.find(({ rel }) => !rel || rel === 'alternate')?.href,
          at: entry.published ?? entry.updated,
        }))
      : format === 'json'
        ? (feed.items ?? []).map((item) => ({
            title: item.title,
            text: item.summary ?? item.content_text ?? item.content_html,
            link: item.url,
            at: item.date_published,
          }))
        : (feed.items ?? []).map((item) => ({
            title: item.title,
            text: item.description,
            link: item.link,
            at: 'pubDate' in item ? item.pubDate : item.dc?.dates?.[0],
          }))
  return found.slice(0, MOST).flatMap((item) => toEntry(item, now))
}

type Found = { title: unknown; text: unknown; link: unknown; at: unknown }

function toEntry({ title, text, link, at }: Found, now: Date): FeedEntry[] {
  const plain = plainText(title).slice(0, 300)
  if (plain === '') return []
  const href = typeof link === 'string' && /^https?:\/\//.test(link) && URL.canParse(link) ? link : null
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN
  const id = createHash('sha256')
    .update(href ?? plain)
    .digest('hex')
    .slice(0, 32)
  return [
    {
      id,
      title: plain,
      text: plainText(text).slice(0, 600),
      link: href,
      at: Number.isNaN(time) ? now : new Date(time),
    },
  ]
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Without tags; React shows the rest as the text that it is. */
function plainText(value: unknown): string {
  // Atom says of which type its texts are
  const text = typeof value === 'object' && value !== null && 'value' in value ? value.value : value
  if (typeof text !== 'string') return ''
  return text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}
