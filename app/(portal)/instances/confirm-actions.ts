'use server'

import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { confirmAct } from '@/lib/instances/confirm'
import type { ConfirmedAct } from '@/lib/instances/confirmed'
import { cancelRequest, requestAct, resendLink } from '@/lib/instances/request'
import type { Place } from '@/lib/instances/subject'
import { perform } from '@/lib/web/action'

const actSchema = z.enum(['rename', 'reinstall', 'remove']) satisfies z.ZodType<ConfirmedAct>
const uuid = z.object({ id: z.uuid() })
const confirmSchema = z.object({ token: z.string().max(200), name: z.string().max(300).default('') })

export async function request(place: Place, act: ConfirmedAct, input: unknown) {
  return perform((ctx) => requestAct(ctx, place, parse(actSchema, act), input))
}

export async function resend(id: string) {
  return perform((ctx) => resendLink(ctx, parse(uuid, { id }).id))
}

export async function cancelAsked(id: string) {
  return perform((ctx) => cancelRequest(ctx, parse(uuid, { id }).id))
}

export async function confirm(token: string, name: string) {
  return perform(async (ctx) => {
    const input = parse(confirmSchema, { token, name })
    return (await confirmAct(ctx, input.token, input.name)).place
  })
}
