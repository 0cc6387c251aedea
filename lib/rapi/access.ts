import { z } from 'zod'
import { RapiError } from './errors'
import { path } from './path'
import { query } from './query'
import type { Transport } from './transport'

/**
 * What our credentials allow, found without an effect. RAPI looks at the user before the body, so it answers a creation
 * in a version of the request that does not exist with 403 unless the user may write, and with 400 if so.
 */
export async function fetchAccess(transport: Transport): Promise<'none' | 'read' | 'write'> {
  const request = { method: 'POST', path: path([2, 'instances']), body: { __version__: -1 } } as const
  const kind = await kindOf(transport.read(request, z.unknown()))
  if (kind === 'rejected') return 'write'
  if (kind !== 'forbidden' && kind !== 'unauthorized') {
    throw new RapiError('malformed', 'an impossible request was accepted')
  }
  const reading = await kindOf(query(transport, 'group', z.object({ name: z.string() })))
  return reading === undefined ? 'read' : 'none'
}

const aboutRights = new Set(['rejected', 'forbidden', 'unauthorized'])

async function kindOf(answer: Promise<unknown>): Promise<RapiError['kind'] | undefined> {
  try {
    await answer
    return undefined
  } catch (error) {
    if (error instanceof RapiError && aboutRights.has(error.kind)) return error.kind
    throw error
  }
}
