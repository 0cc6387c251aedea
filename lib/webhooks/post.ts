import { request } from 'undici'
import { type Guard, guardedAgent, isInternal } from '@/lib/net/guard'
import { refusedAddress } from './guard'

const DEADLINE_MS = 10_000

/** `status` null: there was no answer, and `error`, a code under `errors`, says why. `took` in ms. */
export type Posted = { status: number | null; error: string | null; took: number }

/**
 * Sends a body under the guard: the host is resolved once and connected to at the address that was checked, so that no
 * second answer of its DNS leads elsewhere. Redirects are not followed; nothing of the answer is read but its status.
 */
export async function post(url: string, headers: Record<string, string>, body: string, guard: Guard): Promise<Posted> {
  const began = performance.now()
  const answer = (rest: Omit<Posted, 'took'>) => ({ ...rest, took: Math.round(performance.now() - began) })
  const refusal = refusedAddress(url, guard)
  if (refusal) return answer({ status: null, error: refusal.code })
  const agent = guardedAgent(guard)
  try {
    const { statusCode, body: told } = await request(url, {
      method: 'POST',
      body,
      dispatcher: agent,
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'ganetimgr' },
    })
    told.on('error', () => undefined)
    told.destroy()
    return answer({ status: statusCode, error: null })
  } catch (error) {
    return answer({ status: null, error: isInternal(error) ? 'url_internal' : 'url_unreachable' })
  } finally {
    await agent.destroy()
  }
}
