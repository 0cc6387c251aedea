import type { Tx } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'
import { type FieldError, invalid } from '@/lib/errors/app-error'

/** One at a time decides whether a name or an address is free. */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.names'))`
}

/** Belongs to someone, belonged to someone whose account was deleted, or is held by someone who asks for an account. */
export async function isNameTaken(tx: Tx, username: string, now: Date): Promise<boolean> {
  const name = sameText(username)
  if (await tx.user.findFirst({ where: { username: name }, select: { id: true } })) return true
  if (await tx.retiredName.findUnique({ where: { name: username.toLowerCase() } })) return true
  const held = { username: name, OR: [{ status: 'waiting' }, { status: 'unverified', expiresAt: { gt: now } }] }
  return (await tx.registration.findFirst({ where: held, select: { id: true } })) !== null
}

/** An instance's owner tag says it, or some day another will (S14). */
export async function isNameOnInstances(tx: Tx, username: string): Promise<boolean> {
  const where = { kind: 'user', name: sameText(username) }
  return (await tx.instanceOwner.findFirst({ where, select: { name: true } })) !== null
}

/** Of someone with an account; one signs in by either, so nobody's address may be another's user name. */
export async function isEmailTaken(tx: Tx, email: string, but: number | null = null): Promise<boolean> {
  const where = {
    OR: [{ email: sameText(email) }, { username: sameText(email) }],
    ...(but ? { id: { not: but } } : {}),
  }
  return (await tx.user.findFirst({ where, select: { id: true } })) !== null
}

/** Throws what is wrong with a user's name and address, if anything is. */
export async function requireFree(
  tx: Tx,
  user: { username: string; email: string | null },
  taken: boolean,
): Promise<void> {
  const fields: Record<string, FieldError> = {}
  const likeAddress = await tx.user.findFirst({ where: { email: sameText(user.username) }, select: { id: true } })
  if (taken || likeAddress) fields.username = { code: 'username_taken' }
  if (user.email !== null && (await isEmailTaken(tx, user.email))) fields.email = { code: 'email_taken' }
  if (Object.keys(fields).length > 0) throw invalid(fields)
}
