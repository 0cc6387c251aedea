import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { Passkey, User } from '@/lib/db/generated/client'
import { conflict } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { actorOf, beginWhole, type Entry } from '../enter'
import { readHalf, takeHalf } from '../half-sessions'
import { type Assertion, assertionSchema } from '../schema'
import { networkOf, SIGN_IN_ADDRESS, throttle, uncount } from '../throttle'
import { newChallenge, type Purpose, takeChallenge } from './challenges'
import { halfEnded } from './finish-sign-in'
import { relyingParty } from './relying-party'

/** What the browser needs to ask for a passkey: of anyone, or with the half of a sign-in of that person. */
export async function passkeyOptions(now: Date, half: string | null) {
  const party = relyingParty()
  if (!party) throw conflict('passkeys_unavailable')
  const begun = half === null ? null : await readHalf(db, half, now)
  if (half !== null && !begun) throw halfEnded()
  const known = begun ? await db.passkey.findMany({ where: { userId: begun.userId } }) : []
  const of: Purpose = begun ? { purpose: 'second', userId: begun.userId } : { purpose: 'sign-in', userId: null }
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: Buffer.from(await newChallenge(of, now), 'base64url'),
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
    // Alone it must be two factors at once: the key, and the finger or number that unlocks it.
    userVerification: begun ? 'discouraged' : 'required',
  })
}

/** Instead of name and password. Null for every kind of refusal; throws `too_many`. */
export async function signInByPasskey(ctx: Ctx, input: unknown, agent = ''): Promise<Entry | null> {
  const address = ctx.address === null ? null : networkOf(ctx.address)
  if (address !== null) await throttle(SIGN_IN_ADDRESS, address, ctx.now)
  const shown = await verify(ctx, parse(assertionSchema, input), { purpose: 'sign-in', userId: null })
  const entry = await db.$transaction(async (tx) => {
    if (!shown || !(await count(tx, ctx, shown))) return refuse(tx, ctx, shown?.passkey.user, { way: 'passkey' })
    const { user } = shown.passkey
    return user.isActive
      ? beginWhole(tx, ctx, user, { way: 'passkey' }, agent)
      : refuse(tx, ctx, user, { way: 'passkey' })
  })
  if (entry && address !== null) await uncount(SIGN_IN_ADDRESS, address)
  return entry
}

/** As the second step. Null where it is refused; throws `half_ended`. */
export async function finishByPasskey(ctx: Ctx, half: string, input: unknown, agent = ''): Promise<Entry | null> {
  const begun = await readHalf(db, half, ctx.now)
  if (!begun) throw halfEnded()
  const { user, way } = begun
  const shown = await verify(ctx, parse(assertionSchema, input), { purpose: 'second', userId: user.id })
  return db.$transaction(async (tx) => {
    if (!shown || shown.passkey.userId !== user.id || !(await count(tx, ctx, shown)))
      return refuse(tx, ctx, user, { way, step: 'second' })
    if (!(await takeHalf(tx, begun))) throw halfEnded()
    return beginWhole(tx, ctx, user, { way, second: 'passkey' }, agent)
  })
}

type Shown = { passkey: Passkey & { user: User }; counter: number }

async function verify({ now }: Ctx, response: Assertion, of: Purpose): Promise<Shown | null> {
  const party = relyingParty()
  const passkey = await db.passkey.findUnique({ where: { id: response.id }, include: { user: true } })
  if (!party || !passkey) return null
  const { id, transports, counter } = passkey
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: takeChallenge(of, now),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id, transports, counter: Number(counter), publicKey: new Uint8Array(passkey.publicKey) },
    requireUserVerification: of.purpose === 'sign-in',
  }).catch(() => null)
  return answer?.verified ? { passkey, counter: answer.authenticationInfo.newCounter } : null
}

/** Notes the use; a key whose counter has moved on meanwhile was copied, or shown twice. */
async function count(tx: Tx, { now }: Ctx, { passkey, counter }: Shown): Promise<boolean> {
  const where = { id: passkey.id, counter: passkey.counter }
  return (await tx.passkey.updateMany({ where, data: { counter, lastUsedAt: now } })).count === 1
}

async function refuse(tx: Tx, ctx: Ctx, user: User | undefined, detail: Record<string, string>): Promise<null> {
  const by = user ? { ...ctx, actor: actorOf(user) } : ctx
  await record(tx, by, { action: 'user.sign-in', target: 'user', targetId: user?.id ?? '', allowed: false, detail })
  return null
}
