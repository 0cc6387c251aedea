import { keysByCookie } from '@/lib/applications/queries'
import { problem } from '@/lib/web/problem'

export const dynamic = 'force-dynamic'

/** The address that an image's installer fetches (spec 2.2): whoever has the cookie gets the applicant's public keys. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/application/[id]/[cookie]/ssh_keys'>,
): Promise<Response> {
  const { id, cookie } = await params
  try {
    const lines = await keysByCookie(Number(id), cookie)
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    }
    return new Response(lines.map((line) => `${line}\n`).join(''), { headers })
  } catch (error) {
    return problem(error)
  }
}
