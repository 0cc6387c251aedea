'use server'

import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { addOwnClient, deleteOwnClient, editOwnClient, renewOwnSecret } from '@/lib/oauth/clients'
import type { OwnClientInput } from '@/lib/oauth/schema'
import { perform, performAt } from '@/lib/web/action'

const idSchema = z.number().int()

export async function register(input: OwnClientInput) {
  return performAt('/o/applications', (ctx) => addOwnClient(ctx, input))
}

export async function change(id: number, input: OwnClientInput) {
  return performAt('/o/applications', (ctx) => editOwnClient(ctx, parse(idSchema, id), input))
}

export async function remove(id: number) {
  return performAt('/o/applications', (ctx) => deleteOwnClient(ctx, parse(idSchema, id)))
}

export const renew = async (id: number) => perform((ctx) => renewOwnSecret(ctx, parse(idSchema, id)))
