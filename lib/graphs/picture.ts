import { request } from 'undici'
import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { forbidden } from '@/lib/errors/app-error'
import type { Place } from '@/lib/instances/subject'
import { log } from '@/lib/log/log'
import { readBody } from '@/lib/net/read-body'
import { maySee } from './read-chart'
import type { PictureInput } from './schema'

const DEADLINE_MS = 8_000
const MOST_BYTES = 2 * 1024 * 1024
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Whether the site has a server that draws pictures (ganetimgr's COLLECTD_URL). */
export const hasPictures = (): boolean => config().collectdUrl !== undefined

/**
 * A picture of an instance as the site's own server draws it, at ganetimgr's addresses (spec 4.14); null where it does not
 * answer with one. Its address is made of the configured one, the instance's mirrored name and numbers only; redirections are
 * not followed. Throws `not_found` and `forbidden`.
 */
export async function readPicture(
  ctx: Ctx,
  place: Place,
  { kind, from, until, nic }: PictureInput,
): Promise<Buffer | null> {
  const { allowed, name } = await maySee(ctx, place)
  const { collectdUrl } = config()
  if (!allowed || collectdUrl === undefined) throw forbidden()
  const parts = [name, `${kind}-ts.png`, `${from},${until}`, ...(kind === 'net' ? [`eth${nic}`] : [])]
  const url = `${collectdUrl.replace(/\/+$/, '')}/${parts.map((part) => encodeURIComponent(part).replaceAll('%2C', ',')).join('/')}`
  try {
    const answer = await request(url, { signal: AbortSignal.timeout(DEADLINE_MS) })
    const body = await readBody(answer.body, MOST_BYTES)
    return answer.statusCode === 200 && body.subarray(0, PNG.length).equals(PNG) ? body : null
  } catch (err) {
    log.warn({ err: err instanceof Error ? err.message : String(err) }, 'graphs: no picture could be had')
    return null
  }
}
