import { request } from 'undici'
import { type Guard, guardedAgent, isInternal, parseUrl, type Refused, refusalOf } from '@/lib/net/guard'

/** Why an address given by a person is not fetched, or what came of it; a code under `errors`. */
export type Reached = { ok: true; href: string; bytes: number | null } | ({ ok: false } & Refused)

const REDIRECTS = 3
const DEADLINE_MS = 8_000

/**
 * Whether a file can be fetched from an address that anybody may have written. Each host is resolved once and connected to
 * at the very address that was checked, so that no second answer of its DNS leads elsewhere; so is each redirect's. Nothing
 * of what is answered is kept or told but whether it is there.
 */
export async function reach(text: string, guard: Guard): Promise<Reached> {
  const signal = AbortSignal.timeout(DEADLINE_MS)
  const first = parseUrl(text)
  if (!first) return { ok: false, code: 'url_invalid' }
  let url: URL | null = first
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    if (!url) return { ok: false, code: 'url_invalid' }
    const refusal = refusalOf(url, guard)
    if (refusal) return { ok: false, ...refusal }
    const answer = await ask(url, guard, signal)
    if ('code' in answer) return { ok: false, ...answer }
    if (answer.location === null) return { ok: true, href: first.href, bytes: answer.bytes }
    url = parseUrl(answer.location, url)
  }
  return { ok: false, code: 'url_redirects', values: { limit: REDIRECTS } }
}

type Answer = { location: string | null; bytes: number | null } | { code: string; values?: Record<string, number> }

async function ask(url: URL, guard: Guard, signal: AbortSignal): Promise<Answer> {
  const agent = guardedAgent(guard)
  try {
    // The first bytes only: some servers of images refuse HEAD
    const headers = { range: 'bytes=0-0', accept: '*/*', 'user-agent': 'ganetimgr' }
    const { statusCode, headers: told, body } = await request(url, { dispatcher: agent, signal, headers })
    body.on('error', () => undefined)
    body.destroy()
    const location = told.location
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') return { location, bytes: null }
    if (statusCode !== 200 && statusCode !== 206) return { code: 'url_answers', values: { status: statusCode } }
    return { location: null, bytes: sizeOf(told) }
  } catch (error) {
    return { code: isInternal(error) ? 'url_internal' : 'url_unreachable' }
  } finally {
    await agent.destroy()
  }
}

function sizeOf(headers: Record<string, string | string[] | undefined>): number | null {
  const range = String(headers['content-range'] ?? '').split('/')[1]
  const size = Number(range ?? headers['content-length'])
  return Number.isSafeInteger(size) && size >= 0 ? size : null
}
