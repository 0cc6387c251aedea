import { randomUUID } from 'node:crypto'
import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { differences } from '@/lib/accounts/differences'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { renewSecret } from './clients'
import { type ClientInput, clientSchema } from './schema'
import { hashOfEntered } from './secrets'

// A client that people are not asked about gets whatever they may do: so all this is for superusers, and the system.

/** A client of anyone or of the site, perhaps with the id and secret of before. Without a secret: renew it to get one. */
export async function addClient(ctx: Ctx, input: ClientInput): Promise<{ id: number }> {
  requireSuperuser(ctx)
  const { owner, secret, clientId: wished, ...data } = parse(clientSchema, input)
  const secretHash = secret && data.type === 'confidential' ? await hashOfEntered(secret) : null
  return db.$transaction(async (tx) => {
    const ownerId = await ownerOf(tx, owner, data.grantTypes)
    const clientId = wished || randomUUID()
    if (await tx.oAuthClient.findUnique({ where: { clientId } }))
      throw invalid({ clientId: { code: 'client_id_taken' } })
    const { id } = await tx.oAuthClient.create({ data: { ...data, clientId, secretHash, ownerId } })
    const detail = { ...data, owner: owner ?? null }
    await record(tx, ctx, { action: 'oauth-client.create', target: 'oauth-client', targetId: clientId, detail })
    return { id }
  })
}

/** Id and type stay; a secret that is left empty too. Tokens keep the scopes that they were agreed with. */
export async function editClient(ctx: Ctx, id: number, input: ClientInput): Promise<void> {
  requireSuperuser(ctx)
  const { owner, secret, clientId: _, type: __, ...data } = parse(clientSchema, input)
  const secretHash = secret ? await hashOfEntered(secret) : null
  await db.$transaction(async (tx) => {
    const before = await lockClient(tx, id)
    const after = { ...data, ownerId: await ownerOf(tx, owner, data.grantTypes) }
    const renewed = secretHash !== null && before.type === 'confidential' ? { secretHash } : {}
    const detail = differences(before, after)
    const entry = { target: 'oauth-client', targetId: before.clientId } as const
    await tx.oAuthClient.update({ where: { id }, data: { ...after, ...renewed } })
    if (Object.keys(detail).length > 0) await record(tx, ctx, { ...entry, action: 'oauth-client.change', detail })
    if (Object.keys(renewed).length > 0) await record(tx, ctx, { ...entry, action: 'oauth-client.secret' })
  })
}

/** With all that people agreed to, and every token. */
export async function deleteClient(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const { clientId, name } = await lockClient(tx, id)
    await tx.oAuthClient.delete({ where: { id } })
    const detail = { name }
    await record(tx, ctx, { action: 'oauth-client.delete', target: 'oauth-client', targetId: clientId, detail })
  })
}

/** Returns the new secret, this once. */
export async function renewClientSecret(ctx: Ctx, id: number): Promise<string> {
  requireSuperuser(ctx)
  return db.$transaction(async (tx) => (await renewSecret(tx, ctx, await lockClient(tx, id))).secret)
}

/** Every token and agreement: the client stays, and has to ask everyone again. */
export async function endClientAccess(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const { clientId, name } = await lockClient(tx, id)
    await tx.oAuthGrant.deleteMany({ where: { clientId: id } })
    await tx.oAuthToken.deleteMany({ where: { clientId: id } })
    const detail = { name, everyone: true }
    await record(tx, ctx, { action: 'oauth.withdraw', target: 'oauth-client', targetId: clientId, detail })
  })
}

async function lockClient(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "OAuthClient" WHERE id = ${id} FOR UPDATE`
  const client = await tx.oAuthClient.findUnique({ where: { id } })
  if (!client) throw notFound()
  return client
}

async function ownerOf(tx: Tx, username: string | null | undefined, grantTypes: readonly string[]) {
  if (!username) {
    if (grantTypes.includes('client_credentials')) throw invalid({ owner: { code: 'owner_needed' } })
    return null
  }
  const user = await tx.user.findUnique({ where: { username }, select: { id: true } })
  if (!user) throw invalid({ owner: { code: 'holder_unknown' } })
  return user.id
}
