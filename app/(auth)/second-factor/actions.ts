'use server'

import { encode } from 'uqr'
import { addPasskey as keepPasskey, beginPasskey as optionsOf } from '@/lib/accounts/factors/add-passkey'
import { renewCodes } from '@/lib/accounts/factors/recovery-codes'
import { removePasskey as dropPasskey, removeTotp } from '@/lib/accounts/factors/remove-factors'
import { beginTotp, confirmTotp } from '@/lib/accounts/factors/set-up-totp'
import type { PasskeyInput, ProofInput } from '@/lib/accounts/schema'
import { perform, performFirst } from '@/lib/web/action'
import { ownSession } from '@/lib/web/signed-in'

const proof = async (input: ProofInput) => ({ ...input, sessionId: await ownSession() })

/** With the picture that an app reads, as rows of dark and light. */
export const beginApp = async (input: ProofInput) =>
  performFirst(async (ctx) => {
    const { secret, uri } = await beginTotp(ctx, await proof(input))
    return { secret, uri, picture: encode(uri, { ecc: 'M', border: 4 }).data }
  })

export const confirmApp = async (input: { code: string }) => performFirst((ctx) => confirmTotp(ctx, input))

export const removeApp = async (input: ProofInput) => perform(async (ctx) => removeTotp(ctx, await proof(input)))

export const newCodes = async (input: ProofInput) => perform(async (ctx) => renewCodes(ctx, await proof(input)))

export const beginPasskey = async (input: ProofInput) => performFirst(async (ctx) => optionsOf(ctx, await proof(input)))

export const addPasskey = async (input: PasskeyInput) => performFirst((ctx) => keepPasskey(ctx, input))

export const removePasskey = async (id: string, input: ProofInput) =>
  perform(async (ctx) => dropPasskey(ctx, { ...(await proof(input)), id }))
