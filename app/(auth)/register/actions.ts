'use server'

import { confirmRegistration } from '@/lib/accounts/confirm-registration'
import { register, resendLink } from '@/lib/accounts/register'
import type { RegistrationInput } from '@/lib/accounts/schema'
import { performForAnyone } from '@/lib/web/action'

export const askForAccount = async (input: RegistrationInput) => performForAnyone((ctx) => register(ctx, input))

export const resend = async (input: { email: string }) => performForAnyone((ctx) => resendLink(ctx, input))

export const confirm = async (token: string) => performForAnyone((ctx) => confirmRegistration(ctx, token))
