'use server'

import { z } from 'zod'
import { askForEmail } from '@/lib/accounts/change-email'
import { changePassword } from '@/lib/accounts/change-password'
import { changeDetails, changePreferences, endWelcome } from '@/lib/accounts/profile'
import type { ChangeEmailInput, ChangePasswordInput, DetailsInput, PreferencesInput } from '@/lib/accounts/schema'
import { endOwnSessions, endSession } from '@/lib/accounts/sessions'
import { addSshKeys, removeSshKey } from '@/lib/accounts/ssh-keys'
import { parse } from '@/lib/errors/parse'
import { perform, performAt } from '@/lib/web/action'
import { ownSession } from '@/lib/web/signed-in'

export async function addKeys(text: string) {
  return performAt('/profile', (ctx) => addSshKeys(ctx, text))
}

export async function removeKey(id: number) {
  return performAt('/profile', (ctx) => removeSshKey(ctx, parse(z.number().int(), id)))
}

export async function savePassword(input: ChangePasswordInput) {
  return performAt('/profile', async (ctx) => changePassword(ctx, input, await ownSession()))
}

export async function endOne(id: string) {
  return performAt('/profile', (ctx) => endSession(ctx, id))
}

export async function endOthers() {
  return performAt('/profile', async (ctx) => endOwnSessions(ctx, await ownSession()))
}

export const changeEmail = async (input: ChangeEmailInput) => perform((ctx) => askForEmail(ctx, input))

export async function saveDetails(input: DetailsInput) {
  return performAt('/', (ctx) => changeDetails(ctx, input))
}

export async function savePreferences(input: PreferencesInput) {
  return performAt('/', (ctx) => changePreferences(ctx, input))
}

export const welcomed = async () => perform(endWelcome)
