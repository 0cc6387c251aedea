import { request } from 'undici'
import { type Guard, guardedAgent, isInternal, parseUrl, type Refused, refusalOf } from '@/lib/net/guard'
import { BodyTooLong, readBody } from '@/lib/net/read-body'

const REDIRECTS = 3
const DEADLINE_MS = 10_000
const MOST_BYTES = 2 * 1024 * 1024

export type Fetched = { ok: true; text: string } | ({ ok: false } & Refused)

/** The text at an address that an administrator wrote, under the same guard as images of CD-ROMs. */
export async function fetchFeed(address: string, guard: Guard): Promise<Fetched> {
  const signal = AbortSignal.timeout(DEADLINE_MS)
  let url = parseUrl(address)
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    if (!url) return { ok: false, code: 'url_invalid' }
    const refusal = refusalOf(url, guard)
    if (refusal) return { ok: false, ...refusal }
    const answer = await ask(url, guard, signal)
    if (!('location' in answer)) return answer
    url = parseUrl(answer.location, url)
  }
  return { ok: false, code: 'url_redirects', values: { limit: REDIRECTS } }
}

async function ask(url: URL, guard: Guard, signal: AbortSignal): Promise<Fetched | { location: string }> {
  const agent = guardedAgent(guard)
  try {
    const headers = {
      accept: 'application/rss+xml, application/atom+xml, application/xml, text/xml',
      'user-agent': 'ganetimgr',
    }
    const { statusCode, headers: told, body } = await request(url, { dispatcher: agent, signal, headers })
    body.on('error', () => undefined)
    if (statusCode === 200) return { ok: true, text: (await readBody(body, MOST_BYTES)).toString('utf8') }
    body.destroy()
    const { location } = told
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') return { location }
    return { ok: false, code: 'url_answers', values: { status: statusCode } }
  } catch (error) {
    if (error instanceof BodyTooLong) return { ok: false, code: 'url_big' }
    return { ok: false, code: isInternal(error) ? 'url_internal' : 'url_unreachable' }
  } finally {
    await agent.destroy()
  }
}
