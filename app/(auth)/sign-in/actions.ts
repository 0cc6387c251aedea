'use server'

import { passkeyOptions } from '@/lib/accounts/factors/passkey-sign-in'
import { performForAnyone } from '@/lib/web/action'
import { halfToken } from '@/lib/web/half-signed-in'

export const askPasskey = async () => performForAnyone(({ now }) => passkeyOptions(now, null))

export const askSecondPasskey = async () =>
  performForAnyone(async ({ now }) => passkeyOptions(now, (await halfToken()) ?? ''))
