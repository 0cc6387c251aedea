'use server'

import { createDirectly, type Placement } from '@/lib/applications/create-directly'
import { editApplication } from '@/lib/applications/edit-application'
import { fileApplication } from '@/lib/applications/file-application'
import { isNameFree } from '@/lib/applications/form-data'
import type { ApplicationInput } from '@/lib/applications/schema'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { hostnameSchema } from '@/lib/instances/hostname'
import { perform } from '@/lib/web/action'

export async function file(input: { wish: ApplicationInput; placement: Placement | null }) {
  return perform((ctx) =>
    input.placement
      ? createDirectly(ctx, input.wish, input.placement).then(({ id }) => ({ id }))
      : fileApplication(ctx, input.wish),
  )
}

export async function edit(id: number, version: number, input: { wish: ApplicationInput }) {
  return perform(async (ctx) => {
    await editApplication(ctx, id, version, input.wish)
    return { id }
  })
}

export async function withdraw(id: number) {
  return perform((ctx) => withdrawApplication(ctx, id))
}

/** Null: no name to ask about yet. */
export async function nameFree(hostname: string, applicationId: number | null) {
  return perform(async (ctx) => {
    const name = hostnameSchema.safeParse(hostname).data
    return name ? isNameFree(ctx, name, applicationId) : null
  })
}
