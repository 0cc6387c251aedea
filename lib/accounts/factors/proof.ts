import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { requirePassword } from '../change-password'
import { type ProofInput, proofSchema } from '../schema'

const FRESH_MS = 15 * 60_000

/** `sessionId`: the session of the request. */
export type Proof = ProofInput & { sessionId: string | null }

/** An open browser is not enough: the password, or for an account without one a sign-in of the last quarter of an hour. */
export async function requireProof(ctx: Ctx, proof: Proof): Promise<void> {
  const { actor, now } = requireUser(ctx)
  const { password, sessionId } = { ...proof, ...parse(proofSchema, proof) }
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: actor.id } })
  if (passwordHash !== null) return requirePassword(ctx, password, 'password')
  const createdAt = { gt: new Date(now.getTime() - FRESH_MS) }
  const fresh = sessionId && (await db.session.count({ where: { id: sessionId, userId: actor.id, createdAt } }))
  if (!fresh) throw forbidden('sign_in_again')
}
