'use server'

import { z } from 'zod'
import { approveRegistration, rejectRegistration } from '@/lib/accounts/decide-registration'
import type { RejectionInput } from '@/lib/accounts/schema'
import { deactivateUser } from '@/lib/accounts/set-active'
import { parse } from '@/lib/errors/parse'
import { performAt } from '@/lib/web/action'

export async function approve(id: number) {
  return performAt('/', (ctx) => approveRegistration(ctx, parse(z.number().int(), id)))
}

export async function reject(input: RejectionInput) {
  return performAt('/', (ctx) => rejectRegistration(ctx, input))
}

export async function deactivate(id: number) {
  return performAt('/admin/accounts/idle', (ctx) => deactivateUser(ctx, parse(z.number().int(), id)))
}
