import 'server-only'
import { cache } from 'react'
import { readPossible } from '@/lib/instances/possible'
import { readInstance } from '@/lib/instances/queries'
import { pageContext } from './context'
import { orNotFound } from './page'

/** The instance of an address, once per request: its layout and its pages share it. */
export const instanceOf = cache(async (cluster: string, name: string) => {
  const ctx = await pageContext()
  const place = { cluster, name: decodeURIComponent(name) }
  const [instance, possible] = await orNotFound(
    Promise.all([readInstance(ctx, place.cluster, place.name), readPossible(ctx, place)]),
  )
  return { ctx, place, instance, possible }
})
