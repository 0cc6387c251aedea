import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { conflict, forbidden } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { mailAccount } from '../mails'
import { lockUser } from '../power'
import { type PasskeyInput, passkeySchema } from '../schema'
import { newChallenge, takeChallenge } from './challenges'
import { hasFactor } from './factors'
import { type Proof, requireProof } from './proof'
import { issueCodes } from './recovery-codes'
import { relyingParty } from './relying-party'

const MAX = 20

/** What the browser needs to make a passkey of this person's. Throws `passkeys_unavailable`, `passkeys_too_many`. */
export async function beginPasskey(ctx: Ctx, proof: Proof) {
  const { actor, now } = requireUser(ctx)
  const party = requireParty()
  await requireProof(ctx, proof)
  const known = await db.passkey.findMany({ where: { userId: actor.id }, select: { id: true, transports: true } })
  if (known.length >= MAX) throw conflict('passkeys_too_many', { limit: MAX })
  const { siteName } = await readSettings(db)
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: siteName,
    userID: new TextEncoder().encode(`user:${actor.id}`),
    userName: actor.username,
    userDisplayName: actor.name,
    challenge: Buffer.from(await newChallenge({ purpose: 'add', userId: actor.id }, now), 'base64url'),
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/** Keeps what the browser made. With the first factor come recovery codes, to be shown this once. */
export async function addPasskey(ctx: Ctx, input: PasskeyInput): Promise<{ codes: string[] }> {
  const { actor, now } = requireUser(ctx)
  const { name, response } = parse(passkeySchema, input)
  const party = requireParty()
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: takeChallenge({ purpose: 'add', userId: actor.id }, now),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) throw forbidden('passkey_refused')
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  const codes = await db.$transaction(async (tx) => {
    const user = await lockUser(tx, actor.id)
    if (await tx.passkey.findUnique({ where: { id }, select: { id: true } })) throw conflict('passkey_known')
    const first = !(await hasFactor(tx, actor.id))
    const row = { id, name, counter, transports, publicKey: Buffer.from(publicKey), createdAt: now }
    await tx.passkey.create({ data: { ...row, userId: actor.id } })
    await mailAccount(tx, user, { event: 'passkeyAdded', key: ctx.requestId, values: { name }, link: '/profile' })
    const detail = { factor: 'passkey', name }
    await record(tx, ctx, { action: 'user.factor-add', target: 'user', targetId: actor.id, detail })
    return first ? issueCodes(tx, actor.id) : []
  })
  return { codes }
}

function requireParty() {
  const party = relyingParty()
  if (!party) throw conflict('passkeys_unavailable')
  return party
}
