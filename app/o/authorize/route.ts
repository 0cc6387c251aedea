import { goOn } from '@/lib/oauth/consent'
import { readAuthorization } from '@/lib/oauth/read-authorization'
import { anyContext } from '@/lib/web/context'
import { problem } from '@/lib/web/problem'
import { signedIn } from '@/lib/web/signed-in'

export const dynamic = 'force-dynamic'

/**
 * RFC 6749, 3.1. Whoever has to be asked, to set up a second factor, or to be
 * told that nobody is sent anywhere, goes to the page of consent.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const { search, searchParams } = new URL(request.url)
    const reading = await readAuthorization(searchParams)
    if (reading.kind === 'refused') return to(`/o/consent${search}`)
    // Also before an error is told: else anyone could send strangers through the portal elsewhere (RFC 9700, 4.11.2).
    if (!(await signedIn())) return to(`/sign-in?next=${encodeURIComponent(`/o/authorize${search}`)}`)
    if (reading.kind === 'error') return to(reading.location)
    const { ctx, held } = await anyContext()
    return to((held ? null : await goOn(ctx, reading.asked)) ?? `/o/consent${search}`)
  } catch (error) {
    return problem(error)
  }
}

/** 303, so that whatever was posted to get here is never posted on (RFC 9700, 4.12). */
const to = (location: string) =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  })
