import 'server-only'
import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import type { Ctx, SystemActor } from '@/lib/access/actor'
import { peerAddress } from './peer-address'

export async function requestFacts() {
  const all = await headers()
  return { requestId: all.get('x-request-id') ?? randomUUID(), address: peerAddress(all), path: all.get('x-path') }
}

/** For what nobody need be signed in for. */
export async function anonymousContext(): Promise<Ctx<SystemActor>> {
  const { requestId, address } = await requestFacts()
  return { actor: { kind: 'system', name: 'anonymous' }, now: new Date(), locale: 'en', requestId, address }
}
