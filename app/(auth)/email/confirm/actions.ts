'use server'

import { confirmEmail } from '@/lib/accounts/change-email'
import { performForAnyone } from '@/lib/web/action'

export const confirm = async (token: string) => performForAnyone((ctx) => confirmEmail(ctx, token))
