'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { addSshKeys, removeSshKey } from '@/lib/accounts/ssh-keys'
import { parse } from '@/lib/errors/parse'
import { perform } from '@/lib/web/action'

export async function addKeys(text: string) {
  const result = await perform((ctx) => addSshKeys(ctx, text))
  revalidatePath('/profile')
  return result
}

export async function removeKey(id: number) {
  const result = await perform((ctx) => removeSshKey(ctx, parse(z.number().int(), id)))
  revalidatePath('/profile')
  return result
}
