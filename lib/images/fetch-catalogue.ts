import { request } from 'undici'
import { readBody } from '@/lib/net/read-body'
import { type ImageMeta, linksIn, metaSchema } from './meta'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 1024 * 1024
const MAX_IMAGES = 500
const AT_ONCE = 8

export type FetchedImage = ImageMeta & { source: string }

/** Every image of one catalogue. A bad meta file is left out and named in `problems`; an unreachable listing rejects. */
export async function fetchCatalogue(listing: string, suffix: string, signal: AbortSignal) {
  const urls = linksIn(await fetchText(listing, signal), listing, suffix).slice(0, MAX_IMAGES)
  const images: FetchedImage[] = []
  const problems: string[] = []
  const queue = [...urls]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let source = queue.shift(); source; source = queue.shift()) {
        try {
          images.push({ ...metaSchema.parse(JSON.parse(await fetchText(source, signal))), source })
        } catch {
          problems.push(source)
        }
      }
    }),
  )
  return { images, problems }
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
  const { statusCode, body } = await request(url, { signal: deadline })
  const text = await readBody(body, MAX_BYTES)
  if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
  return text.toString('utf8')
}
