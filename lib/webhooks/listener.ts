import type { OAuthActor } from '@/lib/access/actor'
import { programActor } from '@/lib/access/program-actor'
import { lacksFactor } from '@/lib/accounts/factors/factors'
import { loadUser, type SignedInUser } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import type { Webhook } from '@/lib/db/generated/client'

type Hook = Pick<Webhook, 'ownerId' | 'whole' | 'name'>

/** As whom an address is told: its owner, now; null while they may not sign in either. */
export async function listenerOf(webhook: Hook): Promise<OAuthActor | null> {
  const user = await loadUser(db, webhook.ownerId)
  return user && !(await lacksFactor(user)) ? actorOf(user, webhook) : null
}

const actorOf = ({ actor }: SignedInUser, { whole, name }: Hook) =>
  programActor(actor, ['instances:read', 'applications:write', ...(whole ? (['admin'] as const) : [])], name)
