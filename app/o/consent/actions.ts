'use server'

import { AppError } from '@/lib/errors/app-error'
import { decide } from '@/lib/oauth/consent'
import { perform } from '@/lib/web/action'
import { ownSession } from '@/lib/web/signed-in'

export async function answer(input: { query: string; ticket: string; agreed: boolean }) {
  return perform(async (ctx) => {
    const session = await ownSession()
    if (!session) throw new AppError('unauthenticated', 'signed_out')
    return decide(ctx, session, input)
  })
}
