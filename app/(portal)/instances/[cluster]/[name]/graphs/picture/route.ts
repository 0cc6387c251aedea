import { parse } from '@/lib/errors/parse'
import { readPicture } from '@/lib/graphs/picture'
import { pictureSchema } from '@/lib/graphs/schema'
import { requireContext } from '@/lib/web/context'
import { problem } from '@/lib/web/problem'

/** A picture from the site's own server (COLLECTD_URL); 502 where it has none. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/instances/[cluster]/[name]/graphs/picture'>,
): Promise<Response> {
  try {
    const ctx = await requireContext()
    const { cluster, name } = await params
    const place = { cluster, name: decodeURIComponent(name) }
    const asked = parse(pictureSchema, Object.fromEntries(new URL(request.url).searchParams))
    const picture = await readPicture(ctx, place, asked)
    const headers = { 'cache-control': 'private, max-age=60', 'x-content-type-options': 'nosniff' }
    if (!picture) return new Response(null, { status: 502, headers: { 'cache-control': 'no-store' } })
    return new Response(new Uint8Array(picture), { headers: { ...headers, 'content-type': 'image/png' } })
  } catch (error) {
    return problem(error)
  }
}
