import { isClientOrigin } from '@/lib/oauth/bearer'

/** Lets pages of an origin read an answer (Fetch standard, 3.3). Never with cookies: a token says who asks. */
export const readableBy = (origin: string) => ({ 'access-control-allow-origin': origin, vary: 'Origin' })

const DAY_S = '86400'

/** A browser asks before it sends; who asks is known only with the request itself, so any client's pages may send it. */
export async function preflight(
  request: Request,
  methods: string,
  allowed = 'authorization, content-type',
): Promise<Response> {
  const origin = request.headers.get('origin')
  const headers: Record<string, string> = { vary: 'Origin' }
  if (origin !== null && (await isClientOrigin(origin))) {
    Object.assign(headers, readableBy(origin), {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': allowed,
      'access-control-max-age': DAY_S,
    })
  }
  return new Response(null, { status: 204, headers })
}
