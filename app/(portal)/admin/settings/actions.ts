'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { changeSettings } from '@/lib/settings/change-settings'
import { perform } from '@/lib/web/action'

export async function saveSettings(changes: Record<string, unknown>) {
  const result = await perform((ctx) => changeSettings(ctx, parse(z.record(z.string(), z.unknown()), changes)))
  if (result.ok) revalidatePath('/', 'layout')
  return result
}
