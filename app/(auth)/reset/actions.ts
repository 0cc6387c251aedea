'use server'

import { askForReset, resetPassword } from '@/lib/accounts/reset-password'
import type { ResetInput } from '@/lib/accounts/schema'
import { performForAnyone } from '@/lib/web/action'

export const ask = async (input: { email: string }) => performForAnyone((ctx) => askForReset(ctx, input))

export const setNew = async (input: ResetInput) => performForAnyone((ctx) => resetPassword(ctx, input))
