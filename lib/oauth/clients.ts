import { randomUUID } from 'node:crypto'
import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { differences } from '@/lib/accounts/differences'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { forbidden, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { type OwnClientInput, ownClientSchema } from './schema'
import { newSecret } from './secrets'

/** `secret` is told this once; null for a public client, which has none. */
export type Made = { id: number; clientId: string; secret: string | null }

/** A client of one's own. */
export async function addOwnClient(ctx: Ctx, input: OwnClientInput): Promise<Made> {
  const { actor } = requireUser(ctx)
  const data = parse(ownClientSchema, input)
  if (!actor.isSuperuser && !(await readSettings(db)).oauthClientsOpen) throw forbidden('oauth_clients_closed')
  const made = data.type === 'confidential' ? newSecret() : null
  const clientId = randomUUID()
  return db.$transaction(async (tx) => {
    const secretHash = made?.secretHash ?? null
    const { id } = await tx.oAuthClient.create({ data: { ...data, clientId, secretHash, ownerId: actor.id } })
    await record(tx, ctx, { action: 'oauth-client.create', target: 'oauth-client', targetId: clientId, detail: data })
    return { id, clientId, secret: made?.secret ?? null }
  })
}

/** Its type stays, and what administrators said of it. Tokens keep the scopes that they were agreed with. */
export async function editOwnClient(ctx: Ctx, id: number, input: OwnClientInput): Promise<void> {
  await db.$transaction(async (tx) => {
    const before = await lockOwn(tx, ctx, id)
    // Else its owner could have everyone's tokens sent to another address, unasked.
    if (before.skipConsent && !requireUser(ctx).actor.isSuperuser) throw forbidden('client_not_asked')
    const { type: _, ...data } = parse(ownClientSchema, input)
    const trusted = before.grantTypes.filter((grant) => grant === 'client_credentials')
    const after = { ...data, grantTypes: [...data.grantTypes, ...trusted] }
    const detail = differences(before, after)
    if (Object.keys(detail).length === 0) return
    await tx.oAuthClient.update({ where: { id }, data: after })
    await record(tx, ctx, { action: 'oauth-client.change', target: 'oauth-client', targetId: before.clientId, detail })
  })
}

/** With all that people agreed to, and every token. */
export async function deleteOwnClient(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const { clientId, name } = await lockOwn(tx, ctx, id)
    await tx.oAuthClient.delete({ where: { id } })
    const detail = { name }
    await record(tx, ctx, { action: 'oauth-client.delete', target: 'oauth-client', targetId: clientId, detail })
  })
}

/** The one before stops counting at once; tokens stay. Returns the new one, this once. */
export async function renewOwnSecret(ctx: Ctx, id: number): Promise<{ secret: string }> {
  return db.$transaction(async (tx) => renewSecret(tx, ctx, await lockOwn(tx, ctx, id)))
}

export async function renewSecret(tx: Tx, ctx: Ctx, client: { id: number; clientId: string; type: string }) {
  if (client.type === 'public') throw forbidden('public_has_no_secret')
  const { secret, secretHash } = newSecret()
  await tx.oAuthClient.update({ where: { id: client.id }, data: { secretHash } })
  await record(tx, ctx, { action: 'oauth-client.secret', target: 'oauth-client', targetId: client.clientId })
  return { secret }
}

async function lockOwn(tx: Tx, ctx: Ctx, id: number) {
  const { actor } = requireUser(ctx)
  await tx.$queryRaw`SELECT 1 FROM "OAuthClient" WHERE id = ${id} FOR UPDATE`
  const client = await tx.oAuthClient.findFirst({ where: { id, ownerId: actor.id } })
  if (!client) throw notFound()
  return client
}
