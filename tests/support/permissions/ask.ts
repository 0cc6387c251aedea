import type { Action } from './surface'

/** `in`: shown or let past the rights; `out`: absent or refused, which are one; `sign-in`: nobody is signed in. */
export type Verdict = 'in' | 'out' | 'sign-in'

/** What a page or route answers to a GET. */
export async function visit(url: string, address: string, cookie: string): Promise<Verdict> {
  const stopping = new AbortController()
  const answer = await fetch(url + address, { redirect: 'manual', headers: { cookie }, signal: stopping.signal })
  try {
    if (answer.status === 401 || answer.headers.get('location')?.includes('/sign-in')) return 'sign-in'
    if (answer.status === 403 || answer.status === 404) return 'out'
    if (answer.status >= 500) throw new Error(`${address} answers ${answer.status}`)
    // Events never end.
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return 'in'
    return (await answer.text()).includes('NEXT_HTTP_ERROR_FALLBACK;404') ? 'out' : 'in'
  } finally {
    stopping.abort()
  }
}

export type Answer = { verdict: Verdict; said: unknown }

/** What a refusal says that is about the person; `confirmation_void` is said of every link but one's own. */
const OUT = ['not_found', 'forbidden', 'console_not_yours', 'confirmation_void']

/** Sends arguments to a server action as a browser does, and reads what it resolves with. */
export async function call(url: string, action: Action, args: unknown[], cookie: string): Promise<Answer> {
  const answer = await fetch(url + action.address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: url, 'next-action': action.id, 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify(args),
  })
  const body = await answer.text()
  if (answer.headers.get('x-action-redirect')?.startsWith('/sign-in')) return { verdict: 'sign-in', said: 'redirect' }
  const line = body.split('\n').find((one) => one.startsWith('1:'))
  if (line === undefined) throw new Error(`${action.name}: ${answer.status} ${body.slice(0, 300)}`)
  if (line.startsWith('1:E')) return { verdict: 'sign-in', said: 'thrown' }
  const said: unknown = JSON.parse(line.slice(2))
  return { verdict: verdictOf(said), said }
}

function verdictOf(said: unknown): Verdict {
  if (Array.isArray(said)) return said.length > 0 ? 'in' : 'out'
  const reason = (said as { ok?: boolean; reason?: string } | null)?.reason
  if (reason === 'internal') throw new Error(`a defect: ${JSON.stringify(said)}`)
  if (reason === 'signed_out') return 'sign-in'
  return reason !== undefined && OUT.includes(reason) ? 'out' : 'in'
}
