import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { UserCtx } from '@/lib/access/actor'
import { AppError } from '@/lib/errors/app-error'
import { removalOf, renamedTo } from '@/lib/instances/departed'
import { readPossible } from '@/lib/instances/possible'
import { readInstance } from '@/lib/instances/queries'
import type { Place } from '@/lib/instances/subject'
import { pageContext } from './context'
import { orNotFound } from './page'
import { requestFacts } from './request'

/** The instance of an address, once per request: its layout and its pages share it. */
export const instanceOf = cache(async (cluster: string, name: string) => {
  const ctx = await pageContext()
  const place = { cluster, name: decodeURIComponent(name) }
  const reading = () => Promise.all([readInstance(ctx, place.cluster, place.name), readPossible(ctx, place)])
  const [instance, possible] = await orDeparted(ctx, place, reading)
  return { ctx, place, instance, possible }
})

/**
 * Whatever a page reads of an instance, which can go while the page is made: an old name leads to the new one, a destroyed
 * instance to what became of it.
 */
export async function orDeparted<T>(ctx: UserCtx, place: Place, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    const newName = await renamedTo(ctx, place)
    if (newName) redirect(await movedPath(place, newName))
    const removal = await removalOf(ctx, place)
    if (removal) redirect(`/destroyed/${removal}`)
    return orNotFound(Promise.reject(error))
  }
}

async function movedPath({ cluster, name }: Place, newName: string): Promise<string> {
  const base = (of: string) => `/instances/${cluster}/${of}`
  const { path } = await requestFacts()
  const rest = path?.startsWith(`${base(name)}/`) ? path.slice(base(name).length) : ''
  return `${base(newName)}${rest === '/rename' ? '' : rest}`
}
