'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { withdrawGrant } from '@/lib/oauth/grants'
import { addToken, revokeToken } from '@/lib/oauth/personal-tokens'
import type { PersonalTokenInput } from '@/lib/oauth/schema'
import { perform } from '@/lib/web/action'

const idSchema = z.number().int()

export async function withdraw(id: number) {
  const result = await perform((ctx) => withdrawGrant(ctx, parse(idSchema, id)))
  revalidatePath('/profile')
  return result
}

export async function makeToken(input: PersonalTokenInput) {
  const result = await perform((ctx) => addToken(ctx, input))
  revalidatePath('/profile')
  return result
}

export async function endToken(id: number) {
  const result = await perform((ctx) => revokeToken(ctx, parse(idSchema, id)))
  revalidatePath('/profile')
  return result
}
