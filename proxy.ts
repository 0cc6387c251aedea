import { randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'

/** From web.ts (lib/web/stats-origin.ts): the origin of the site's counter of visits. */
const STATS_HEADER = 'x-site-stats'
/** From web.ts: the origins of the service that is asked at registration, with spaces between. */
const CAPTCHA_HEADER = 'x-site-captcha'

/** Gives each page its nonce and policy, and each request its id. Who may see what is decided by the queries, not here. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(randomUUID()).toString('base64')
  const dev = process.env.NODE_ENV === 'development'
  const stats = request.headers.get(STATS_HEADER) ?? ''
  const captcha = request.headers.get(CAPTCHA_HEADER) ?? ''
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob: ${stats}`.trim(),
    "font-src 'self'",
    ['connect-src', "'self'", stats, captcha].filter(Boolean).join(' '),
    `frame-src 'self' ${captcha}`.trim(),
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-request-id', randomUUID())
  headers.set('x-path', pathOf(request.nextUrl))
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** For coming back after signing in; a token that came in the address is not kept. */
function pathOf({ pathname, search }: { pathname: string; search: string }): string {
  const params = new URLSearchParams(search)
  if (!params.has('access_token')) return pathname + search
  params.delete('access_token')
  return params.size > 0 ? `${pathname}?${params}` : pathname
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|icon.svg|favicon.ico).*)' }],
}
