import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { type KeyLine, parseKeyLine } from './ssh-key-line'

const MAX_KEYS = 50

const pasted = z.object({ keys: z.string().max(100_000, 'too_long') })

/** Adds every key of the pasted text, or none: a bad line is named. Keys that are there already are counted, not doubled. */
export async function addSshKeys(ctx: Ctx, text: string): Promise<{ added: number; known: number }> {
  const { actor } = requireOwner(ctx, 'instances:write')
  const keys = parseKeys(text)
  return db.$transaction((tx) => insertKeys(tx, ctx, actor.id, keys))
}

export const parseKeys = (text: string) => parseLines(parse(pasted, { keys: text }).keys)

export async function insertKeys(tx: Tx, ctx: Ctx, userId: number, keys: KeyLine[]) {
  const data = keys.map((key) => ({ ...key, userId }))
  const { count } = await tx.sshKey.createMany({ data, skipDuplicates: true })
  if ((await tx.sshKey.count({ where: { userId } })) > MAX_KEYS)
    throw invalid({ keys: { code: 'keys_too_many', values: { limit: MAX_KEYS } } })
  const detail = { fingerprints: keys.map((key) => key.fingerprint) }
  await record(tx, ctx, { action: 'ssh-key.add', target: 'user', targetId: userId, detail })
  return { added: count, known: keys.length - count }
}

export async function removeSshKey(ctx: Ctx, id: number): Promise<void> {
  const { actor } = requireOwner(ctx, 'instances:write')
  await db.$transaction(async (tx) => {
    const key = await tx.sshKey.findFirst({ where: { id, userId: actor.id } })
    if (!key) throw notFound()
    await tx.sshKey.delete({ where: { id } })
    const detail = { fingerprints: [key.fingerprint] }
    await record(tx, ctx, { action: 'ssh-key.remove', target: 'user', targetId: actor.id, detail })
  })
}

export async function listSshKeys(ctx: Ctx) {
  const { actor } = requireOwner(ctx, 'profile')
  return db.sshKey.findMany({ where: { userId: actor.id }, orderBy: { id: 'asc' } })
}

function parseLines(text: string): KeyLine[] {
  const lines = text.split('\n').map((line) => line.trim())
  const keys = lines.flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return []
    const parsed = parseKeyLine(line)
    if ('error' in parsed) throw invalid({ keys: { code: parsed.error, values: { line: index + 1 } } })
    return [parsed]
  })
  if (keys.length === 0) throw invalid({ keys: { code: 'required' } })
  return keys
}
