import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { contextOf, person } from './fixtures'
import { NOW } from './generated-fleet'
import type { Asker } from './reference-list'

/** Who may see what of the generated fleet. */
export const ASKERS: Record<string, Asker> = {
  alice: { username: 'alice', groups: [], views: [] },
  bob: { username: 'bob', groups: ['noc'], views: [] },
  eleni: { username: 'eleni', groups: ['noc', 'students'], views: ['beta'] },
  viewer: { username: 'viewer', groups: [], views: ['alpha', 'delta'] },
  root: { username: 'root', groups: [], views: 'all' },
  nobody: { username: 'nobody', groups: [], views: [] },
}

/** Gives them these rights, once the fleet is written; the people with their contexts. */
export async function enrolAskers(): Promise<Map<string, UserCtx>> {
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { username: 'eleni' } })
  const { id: clusterId } = await db.cluster.findUniqueOrThrow({ where: { slug: 'beta' } })
  await db.grant.create({ data: { permission: 'view_instances', userId, clusterId } })
  await person('viewer', {
    rights: [
      ['view_instances', 'alpha'],
      ['view_instances', 'delta'],
    ],
  })
  await person('root', { superuser: true })
  await person('nobody')
  const contexts = new Map<string, UserCtx>()
  for (const name of Object.keys(ASKERS)) contexts.set(name, { ...(await contextOf(name)), now: NOW })
  return contexts
}
