import { beforeAll, expect, test } from 'vitest'
import { GET as instancesList } from '@/app/instances/list/route'
import { GET as instancesLists } from '@/app/instances/lists/route'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'
import { tell } from '@/lib/events/tell'
import { exportInstances } from '@/lib/instances/export'
import { listInstances } from '@/lib/instances/list'
import { readFilters } from '@/lib/instances/list-schema'
import { readInstance } from '@/lib/instances/queries'
import { audible } from '@/lib/web/live-audience'
import { apiPortal } from '@/tests/support/api'
import { ASKERS, enrolAskers } from '@/tests/support/askers'
import { testDatabase } from '@/tests/support/database'
import { type Known, NOW, writeFleet } from '@/tests/support/generated-fleet'
import { type Asker, reference } from '@/tests/support/reference-list'

testDatabase()
const api = apiPortal({
  '/instances/list': { GET: instancesList },
  '/instances/lists': { GET: instancesLists },
})

const EVERYTHING = { q: '', filters: readFilters({}), sort: 'name', dir: 'asc' } as const
const TEXTS = { header: (column: string) => column, state: () => '', yes: 'yes', no: 'no' }
const place = ({ cluster, name }: { cluster: string; name: string }) => `${cluster}/${name}`

let known: Known[]
let contexts: Map<string, UserCtx>
beforeAll(async () => {
  known = await writeFleet(60, 8)
  contexts = await enrolAskers()
})

const shownTo = (asker: Asker) => reference(known, asker, EVERYTHING).map(place).sort()

const namesOn = (slug: string) => known.filter((one) => one.cluster === slug).map(({ name }) => name)

/** The whole set of a person's instances by every way of asking, each as `cluster/name`. */
const ways: Record<string, (ctx: UserCtx) => Promise<string[]>> = {
  list: async (ctx) => (await listInstances(ctx, { ...EVERYTHING, skip: 0, take: 1000 })).rows.map(place),
  search: async (ctx) =>
    (await listInstances(ctx, { ...EVERYTHING, q: 'example.org', skip: 0, take: 1000 })).rows.map(place),
  detail: async (ctx) => {
    const found: string[] = []
    for (const one of known) if (await isThere(ctx, one)) found.push(place(one))
    return found
  },
  csv: async (ctx) => {
    const parts: string[] = []
    for await (const part of exportInstances(ctx, EVERYTHING, TEXTS)) parts.push(part)
    const lines = parts.join('').trimEnd().split('\r\n').slice(1)
    return lines.map((line) => `${line.split(',')[2]}/${line.split(',')[0]}`)
  },
  api: async (ctx) => {
    const { get } = await api.program(ctx, ['instances:read', 'admin'])
    const found: string[] = []
    for (let path: string | null = '/instances?limit=50'; path; ) {
      const answer = await get(path)
      const { items } = (await answer.json()) as { items: { cluster: string; name: string }[] }
      found.push(...items.map(place))
      path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
    }
    return found
  },
  events: async (ctx) => {
    const heard = await Promise.all(
      (await db.cluster.findMany()).map(async ({ id: clusterId, slug }) => {
        const event = await audible(ctx.actor, { kind: 'instances', clusterId, names: namesOn(slug) })
        return event?.kind === 'instances' ? event.names.map((name) => `${slug}/${name}`) : []
      }),
    )
    return heard.flat()
  },
  'events for programs': async (ctx) => {
    const heard = await Promise.all(
      (await db.cluster.findMany()).map(async ({ id: clusterId, slug }) => {
        const event = { kind: 'instances' as const, clusterId, names: namesOn(slug) }
        const told = await tell(ctx.actor, { position: 1, at: NOW, event, former: [] })
        return told?.type === 'instances.changed' ? told.data.instances.map(({ name }) => `${slug}/${name}`) : []
      }),
    )
    return heard.flat()
  },
}

async function isThere(ctx: UserCtx, { cluster, name }: Known): Promise<boolean> {
  try {
    return (await readInstance(ctx, cluster, name)).name === name
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false
    throw error
  }
}

test.each(Object.keys(ways))('by %s everybody finds exactly what they may see', async (way) => {
  for (const [name, asker] of Object.entries(ASKERS)) {
    const ctx = contexts.get(name) ?? expect.fail(name)
    expect((await ways[way]?.(ctx))?.sort(), `${way} of ${name}`).toEqual(shownTo(asker))
  }
})

test('the sets differ', () => {
  const sets = Object.values(ASKERS).map((asker) => shownTo(asker).join())
  expect(new Set(sets).size).toBe(sets.length)
})

test.each(['/instances/list', '/instances/lists'])(
  'by %s a program finds the person’s own and their groups’',
  async (address) => {
    for (const [name, asker] of Object.entries(ASKERS)) {
      const { token } = await api.program(contexts.get(name) ?? expect.fail(name), ['read'])
      const answer = await fetch(new URL(address, api.url('/')), { headers: { authorization: `Bearer ${token}` } })
      const { response } = (await answer.json()) as { response: { instances: string[] } }
      const own = reference(known, { ...asker, views: [] }, EVERYTHING).map((one) => one.name)
      expect([...response.instances].sort(), name).toEqual(own.sort())
    }
  },
)
