import type { PersonCtx } from '@/lib/access/actor'
import type { Subject } from './queries'
import type { StatKind } from './schema'

/** Whom an address asks for; without, the person who asks. */
export function subjectOf({ actor }: PersonCtx, of: string | null): Subject {
  if (of === null) return { kind: 'user', name: actor.username }
  const colon = of.indexOf(':')
  return { kind: of.slice(0, colon) as StatKind, name: of.slice(colon + 1) }
}
