'use server'

import { openConsole } from '@/lib/console/open-console'
import { perform } from '@/lib/web/action'
import { ownSession } from '@/lib/web/signed-in'

export async function ask(cluster: string, name: string) {
  return perform(async (ctx) => openConsole(ctx, (await ownSession()) ?? '', { cluster, name }))
}
