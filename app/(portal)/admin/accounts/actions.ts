'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { approveRegistration, rejectRegistration } from '@/lib/accounts/decide-registration'
import type { RejectionInput } from '@/lib/accounts/schema'
import { deactivateUser } from '@/lib/accounts/set-active'
import { parse } from '@/lib/errors/parse'
import { perform } from '@/lib/web/action'

export async function approve(id: number) {
  const result = await perform((ctx) => approveRegistration(ctx, parse(z.number().int(), id)))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function reject(input: RejectionInput) {
  const result = await perform((ctx) => rejectRegistration(ctx, input))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function deactivate(id: number) {
  const result = await perform((ctx) => deactivateUser(ctx, parse(z.number().int(), id)))
  if (result.ok) revalidatePath('/admin/accounts/idle')
  return result
}
