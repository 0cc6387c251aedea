'use server'

import { z } from 'zod'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { changeSettings } from '@/lib/settings/change-settings'
import { removeLogo as drop, MOST_BYTES, setLogo } from '@/lib/site/logo'
import { performAt } from '@/lib/web/action'

export async function saveSettings(changes: Record<string, unknown>) {
  return performAt('/', (ctx) => changeSettings(ctx, parse(z.record(z.string(), z.unknown()), changes)))
}

export async function uploadLogo(form: FormData) {
  return performAt('/', async (ctx) => {
    const file = form instanceof FormData ? form.get('logo') : null
    if (!(file instanceof File)) throw invalid({ logo: { code: 'image_none' } })
    // One byte more than is taken tells that it is too large
    await setLogo(ctx, new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()))
  })
}

export async function removeLogo() {
  return performAt('/', (ctx) => drop(ctx))
}
