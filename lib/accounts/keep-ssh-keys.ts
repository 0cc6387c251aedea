import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { differences } from './differences'
import { requirePowerOver } from './group-power'
import { requirePower } from './power'
import { insertKeys, parseKeys } from './ssh-keys'

export const addKeysSchema = z.object({ username: z.string().trim().min(1, 'required').max(150), keys: z.string() })
export const keyCommentSchema = z.object({ comment: z.string().trim().max(255, 'too_long').default('') })
export type KeysInput = z.input<typeof addKeysSchema>
export type KeyCommentInput = z.input<typeof keyCommentSchema>

/** Adds keys to an account for its owner: all of the pasted lines or none. Answers the account's id. */
export async function addKeysFor(ctx: Ctx, input: KeysInput): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const { username, keys } = parse(addKeysSchema, input)
  const lines = parseKeys(keys)
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { username } })
    if (!user) throw invalid({ username: { code: 'holder_unknown' } })
    await requireHold(tx, ctx, user)
    await insertKeys(tx, ctx, user.id, lines)
    return { id: user.id }
  })
}

/** The key itself never changes: its fingerprint is what is trusted. */
export async function editKey(ctx: Ctx, id: number, input: KeyCommentInput): Promise<void> {
  authorize(ctx, 'manage_users')
  const changes = parse(keyCommentSchema, input)
  await db.$transaction(async (tx) => {
    const key = await lockKey(tx, ctx, id)
    const detail = differences(key, changes)
    if (Object.keys(detail).length === 0) return
    await tx.sshKey.update({ where: { id }, data: changes })
    const about = { fingerprint: key.fingerprint, ...detail }
    await record(tx, ctx, { action: 'ssh-key.change', target: 'user', targetId: key.userId, detail: about })
  })
}

/** It is put on no further instance; those that have it keep it. */
export async function deleteKey(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const { userId, fingerprint } = await lockKey(tx, ctx, id)
    await tx.sshKey.delete({ where: { id } })
    const detail = { fingerprints: [fingerprint] }
    await record(tx, ctx, { action: 'ssh-key.remove', target: 'user', targetId: userId, detail })
  })
}

async function lockKey(tx: Tx, ctx: Ctx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "SshKey" WHERE id = ${id} FOR UPDATE`
  const key = await tx.sshKey.findUnique({ where: { id }, include: { user: true } })
  if (!key) throw notFound()
  await requireHold(tx, ctx, key.user)
  return key
}

/** Whose key is on an instance rules it, so the same people decide on keys as on the account. */
async function requireHold(tx: Tx, ctx: Ctx, user: { id: number; isSuperuser: boolean }) {
  requirePower(ctx, user)
  await requirePowerOver(tx, ctx, user.id)
}
