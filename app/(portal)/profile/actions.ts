'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { askForEmail } from '@/lib/accounts/change-email'
import { changePassword } from '@/lib/accounts/change-password'
import { changeDetails, changePreferences, endWelcome } from '@/lib/accounts/profile'
import type { ChangeEmailInput, ChangePasswordInput, DetailsInput, PreferencesInput } from '@/lib/accounts/schema'
import { endOwnSessions, endSession } from '@/lib/accounts/sessions'
import { addSshKeys, removeSshKey } from '@/lib/accounts/ssh-keys'
import { parse } from '@/lib/errors/parse'
import { perform } from '@/lib/web/action'
import { ownSession } from '@/lib/web/signed-in'

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

export async function savePassword(input: ChangePasswordInput) {
  const result = await perform(async (ctx) => changePassword(ctx, input, await ownSession()))
  revalidatePath('/profile')
  return result
}

export async function endOne(id: string) {
  const result = await perform((ctx) => endSession(ctx, id))
  revalidatePath('/profile')
  return result
}

export async function endOthers() {
  const result = await perform(async (ctx) => endOwnSessions(ctx, await ownSession()))
  revalidatePath('/profile')
  return result
}

export const changeEmail = async (input: ChangeEmailInput) => perform((ctx) => askForEmail(ctx, input))

export async function saveDetails(input: DetailsInput) {
  const result = await perform((ctx) => changeDetails(ctx, input))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function savePreferences(input: PreferencesInput) {
  const result = await perform((ctx) => changePreferences(ctx, input))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export const welcomed = async () => perform(endWelcome)
