'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { changeSettings } from '@/lib/settings/change-settings'
import { removeLogo as drop, MOST_BYTES, setLogo } from '@/lib/site/logo'
import { perform } from '@/lib/web/action'

export async function saveSettings(changes: Record<string, unknown>) {
  const result = await perform((ctx) => changeSettings(ctx, parse(z.record(z.string(), z.unknown()), changes)))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function uploadLogo(form: FormData) {
  const result = await perform(async (ctx) => {
    const file = form instanceof FormData ? form.get('logo') : null
    if (!(file instanceof File)) throw invalid({ logo: { code: 'image_none' } })
    // One byte more than is taken tells that it is too large
    await setLogo(ctx, new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()))
  })
  if (result.ok) revalidatePath('/', 'layout')
  return result
}

export async function removeLogo() {
  const result = await perform((ctx) => drop(ctx))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
