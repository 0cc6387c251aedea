'use server'

import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { withdrawGrant } from '@/lib/oauth/grants'
import { addToken, revokeToken } from '@/lib/oauth/personal-tokens'
import type { PersonalTokenInput } from '@/lib/oauth/schema'
import { performAt } from '@/lib/web/action'

const idSchema = z.number().int()

export async function withdraw(id: number) {
  return performAt('/profile', (ctx) => withdrawGrant(ctx, parse(idSchema, id)))
}

export async function makeToken(input: PersonalTokenInput) {
  return performAt('/profile', (ctx) => addToken(ctx, input))
}

export async function endToken(id: number) {
  return performAt('/profile', (ctx) => revokeToken(ctx, parse(idSchema, id)))
}
