import { randomUUID } from 'node:crypto'
import type { Ctx, SystemActor } from './actor'

export function systemContext(name: string, now = new Date()): Ctx<SystemActor> {
  return { actor: { kind: 'system', name }, now, locale: 'en', requestId: randomUUID(), address: null }
}
