import { setTimeout as delay } from 'node:timers/promises'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { wish } from '../support/fixtures'

const HTML = 'text/html,application/xhtml+xml'
const LATE_MS = 30_000

export type Asked = { name: string; path: string; init?: RequestInit | (() => RequestInit) }
export type Seen = { name: string; status: number; headers: Headers; body: string; seconds: number }

/** Of each kind of address that needs the database one, as its caller asks. */
export function askedBy(cookie: string, token: string): Asked[] {
  let applied = 0
  const apply = () => {
    applied += 1
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    return { method: 'POST', headers, body: JSON.stringify(wish(`visitor${applied}.example.org`)) }
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  return [
    { name: 'page', path: '/', init: { headers: { cookie, accept: HTML, 'accept-language': 'en' } } },
    {
      name: 'page in Greek',
      path: '/history',
      init: { headers: { cookie, accept: HTML, 'accept-language': 'el-GR' } },
    },
    {
      name: 'page of a chosen language',
      path: '/profile',
      init: { headers: { cookie: `${cookie}; locale=el`, accept: HTML } },
    },
    { name: 'page for strangers', path: '/sign-in', init: { headers: { accept: HTML, 'accept-language': 'en' } } },
    { name: 'csv', path: '/instances.csv', init: { headers: { cookie } } },
    { name: 'events', path: '/api/events', init: { headers: { cookie, accept: 'text/event-stream' } } },
    { name: 'api', path: '/api/v1/instances', init: { headers: { authorization: `Bearer ${token}` } } },
    { name: 'api write', path: '/api/v1/applications', init: apply },
    { name: 'authorize', path: '/o/authorize?client_id=none', init: { headers: { accept: HTML } } },
    { name: 'token', path: '/o/token', init: { method: 'POST', headers: form, body: 'grant_type=client_credentials' } },
    { name: 'kept address', path: '/instances/list/', init: { headers: { cookie } } },
    { name: 'metrics', path: '/metrics', init: { headers: { authorization: 'Bearer metrics for these tests' } } },
    { name: 'live', path: '/api/health/live' },
    { name: 'ready', path: '/api/health/ready' },
  ]
}

/** The beginning of the body is enough; a stream has no end. */
export async function see(url: string, { name, path, init }: Asked): Promise<Seen> {
  const began = performance.now()
  const signal = AbortSignal.timeout(LATE_MS)
  const answer = await fetch(url + path, {
    redirect: 'manual',
    signal,
    ...(typeof init === 'function' ? init() : init),
  })
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const body = isStream ? '' : await answer.text()
  if (isStream) await answer.body?.cancel()
  return { name, status: answer.status, headers: answer.headers, body, seconds: (performance.now() - began) / 1000 }
}

/** Asks for all of it again and again until the signal; what it is answered it adds to `seen`. */
export async function keepLooking(url: string, asked: Asked[], stopping: AbortSignal, seen: Seen[]): Promise<void> {
  while (!stopping.aborted) {
    seen.push(...(await Promise.all(asked.map((one) => see(url, one)))))
    await delay(1000, null, { signal: stopping }).catch(() => undefined)
  }
}

const PAGES: Record<string, typeof en.outage | typeof el.outage> = {
  page: en.outage,
  'page for strangers': en.outage,
  'page in Greek': el.outage,
  'page of a chosen language': el.outage,
}

const PROBLEMS = ['api', 'api write', 'csv', 'events']

/** What is wrong with an answer of a portal whose database may be away: nothing, or why. */
export function wrongWith({ name, status, headers, body }: Seen): string | null {
  if (/\n\s+at |node_modules|prisma/i.test(body.replace(/<script[\s\S]*?<\/script>/g, '')))
    return `${name}: it shows a stack`
  if (name === 'live') return status === 200 ? null : `${name}: ${status}`
  if (status < 500) return null
  if (status !== 503) return `${name}: ${status}`
  if (name === 'ready') return null
  if (headers.get('retry-after') === null) return `${name}: it does not say when to ask again`
  const page = PAGES[name]
  if (page) return body.includes(page.title) && body.includes(page.tryAgain) ? null : `${name}: not the page`
  if (PROBLEMS.includes(name))
    return headers.get('content-type') === 'application/problem+json' && body.includes('database_unavailable')
      ? null
      : `${name}: not a problem of RFC 9457: ${body}`
  return null
}
