import { DELETE, GET, OPTIONS, POST, PUT } from '@/app/api/v1/[...path]/route'
import { GET as document } from '@/app/api/v1/openapi.json/route'
import type { UserCtx } from '@/lib/access/actor'
import type { Scope } from '@/lib/access/scopes'
import { addToken } from '@/lib/oauth/personal-tokens'
import { partsBelow, portalForPrograms } from './programs'

const BASE = '/api/v1'

/** A program of a person's that speaks to /api/v1 as any program would. */
export type ApiProgram = {
  token: string
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
}

/**
 * For the top of a test file: /api/v1 over HTTP, and programs with tokens for it, whatever hour the test plays at; `more`:
 * other routes beside it.
 */
export function apiPortal(more: Parameters<typeof portalForPrograms>[0] = {}) {
  const below = (route: typeof GET) => partsBelow(BASE, route)
  const portal = portalForPrograms({
    ...more,
    [`${BASE}/openapi.json`]: { GET: document },
    [`${BASE}/*`]: {
      GET: below(GET),
      POST: below(POST),
      PUT: below(PUT),
      DELETE: below(DELETE),
      OPTIONS,
    },
  })
  const url = (path: string) => `${portal.url()}${BASE}${path}`

  const program = async (ctx: UserCtx, scopes: Scope[]): Promise<ApiProgram> => {
    const { token } = await addToken({ ...ctx, now: new Date() }, { name: 'a test', scopes, days: 1 })
    const send: ApiProgram['send'] = (method, path, body, headers = {}) =>
      fetch(path.startsWith('http') ? path : url(path), {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
      })
    return {
      token,
      send,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body, headers) => send('POST', path, body, headers),
    }
  }
  return { url, program }
}
