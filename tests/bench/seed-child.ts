import { encode } from 'next-auth/jwt'
import { systemContext } from '@/lib/access/system-context'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { prepareDatabase } from '@/lib/db/prepare'
import { addTokenFor } from '@/lib/oauth/personal-tokens'
import { synchronise } from '@/lib/sync/once'
import { ALICE, everybody, NOBODY, ROOT } from './people'
import type { StartedClusters } from './simulators-child'

export type SeedAsked = { clusters: StartedClusters; mirror: boolean }
/** Cookie headers and a token each of the people that the items ask as. */
export type Seeded = { cookies: Record<string, string>; tokens: Record<string, string> }

const ctx = systemContext('bench')
const HOUR_MS = 3_600_000

/** Fills the database of DATABASE_URL: people, clusters, sessions, and with `mirror` what the clusters have. */
async function seed({ clusters, mirror }: SeedAsked): Promise<Seeded> {
  await prepareDatabase(process.env.DATABASE_URL ?? '')
  await enrol()
  for (const { slug, port, fingerprint } of clusters) {
    const place = { hostname: '127.0.0.1', port, tls: true, trust: 'pin' as const, fingerprint }
    await addCluster(ctx, { slug, ...place, rapiUser: 'writer', rapiPassword: 'writer-secret' })
  }
  if (mirror) await mirrored()
  await db.$executeRaw`analyze`
  const cookies: Seeded['cookies'] = {}
  const tokens: Seeded['tokens'] = {}
  for (const name of everybody.slice(0, 203)) cookies[name] = await sessionOf(name)
  for (const name of [ALICE, NOBODY, ROOT]) tokens[name] = await tokenOf(name)
  return { cookies, tokens }
}

async function enrol(): Promise<void> {
  const common = { locale: 'en', firstLogin: false, passwordHash: null }
  const data = everybody.map((username) => ({
    ...common,
    username,
    email: `${username}@example.org`,
    firstName: username,
  }))
  await db.user.createMany({ data: data.map((user) => ({ ...user, isSuperuser: user.username === ROOT })) })
}

async function mirrored(): Promise<void> {
  for (const { cluster, failure } of await synchronise(null))
    if (failure !== null) throw new Error(`${cluster} was not mirrored: ${failure}`)
}

/** As a sign-in leaves it in a browser. */
async function sessionOf(username: string): Promise<string> {
  const { id } = await db.user.findUniqueOrThrow({ where: { username } })
  const now = new Date()
  const session = await db.session.create({
    data: { userId: id, createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + HOUR_MS * 8) },
  })
  const token = await encode({
    token: { sub: String(id), sessionId: session.id },
    secret: process.env.AUTH_SECRET ?? '',
  })
  return `next-auth.session-token=${token}`
}

const tokenOf = async (username: string) =>
  (await addTokenFor(ctx, username, { name: 'bench', scopes: ['read', 'profile'], days: 1 })).token

process.on('message', async (asked: SeedAsked) => {
  const seeded = await seed(asked)
  await db.$disconnect()
  process.send?.(seeded, () => process.exit())
})
process.on('disconnect', () => process.exit())
