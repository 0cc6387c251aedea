'use server'

import { openConsole } from '@/lib/console/open-console'
import { perform } from '@/lib/web/action'

export async function ask(cluster: string, name: string) {
  return perform((ctx) => openConsole(ctx, { cluster, name }))
}
