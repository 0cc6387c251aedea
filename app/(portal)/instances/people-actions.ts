'use server'

import { z } from 'zod'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { changeOwners } from '@/lib/instances/change-owners'
import { findOwner } from '@/lib/instances/find-owner'
import type { Place } from '@/lib/instances/subject'
import { perform } from '@/lib/web/action'

const whoSchema = z.object({ who: z.string().trim().min(1, 'required').max(254, 'too_long') })

export async function saveOwners(place: Place, input: unknown) {
  return perform((ctx) => changeOwners(ctx, place, input))
}

export async function lookUp(who: string) {
  return perform(async (ctx) => {
    const found = await findOwner(ctx, parse(whoSchema, { who }).who)
    if (found.length === 0) throw invalid({ who: { code: 'owner_unknown' } })
    return found
  })
}
