'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { addOwnClient, deleteOwnClient, editOwnClient, renewOwnSecret } from '@/lib/oauth/clients'
import type { OwnClientInput } from '@/lib/oauth/schema'
import { perform } from '@/lib/web/action'

const idSchema = z.number().int()

export async function register(input: OwnClientInput) {
  return changed(await perform((ctx) => addOwnClient(ctx, input)))
}

export async function change(id: number, input: OwnClientInput) {
  return changed(await perform((ctx) => editOwnClient(ctx, parse(idSchema, id), input)))
}

export async function remove(id: number) {
  return changed(await perform((ctx) => deleteOwnClient(ctx, parse(idSchema, id))))
}

export const renew = async (id: number) => perform((ctx) => renewOwnSecret(ctx, parse(idSchema, id)))

function changed<R extends { ok: boolean }>(result: R): R {
  if (result.ok) revalidatePath('/o/applications', 'layout')
  return result
}
