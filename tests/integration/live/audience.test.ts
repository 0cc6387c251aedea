import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import type { LiveMessage } from '@/lib/live/events'
import { audible } from '@/lib/web/live-audience'
import { testDatabase } from '@/tests/support/database'
import { mirrored, person, system } from '@/tests/support/fixtures'

testDatabase()

const KINDS = ['stranger', 'owner', 'viewer', 'elsewhere', 'reviewer', 'applications', 'archive', 'root'] as const
type Listener = (typeof KINDS)[number]

const people = new Map<Listener, UserCtx>()
let clusterId: number
beforeAll(async () => {
  clusterId = (await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })).id
  await addCluster(system(), { hostname: 'b.example.org', slug: 'patras' })
  people.set('stranger', await person('stranger'))
  people.set('owner', await person('owner'))
  people.set('viewer', await person('viewer', { rights: [['view_instances', 'athens']] }))
  people.set('elsewhere', await person('elsewhere', { rights: [['view_instances', 'patras']] }))
  people.set('reviewer', await person('reviewer', { rights: ['review_applications'] }))
  people.set('applications', await person('applications', { rights: ['view_applications'] }))
  people.set('archive', await person('archive', { rights: ['view_notifications'] }))
  people.set('root', await person('root', { superuser: true }))
  const { id } = await db.instance.create({ data: mirrored(clusterId, 'web.example.org') })
  await db.instanceOwner.create({ data: { instanceId: id, kind: 'user', name: 'owner', userId: ownerId() } })
})

const ownerId = () => people.get('owner')?.actor.id ?? 0
const everyone = [...KINDS]

/** Of each topic: an event about the owner's things, and who hears of it. A topic without a row does not compile. */
const topics: Record<LiveMessage['kind'], { event: () => LiveMessage; hear: Listener[] }> = {
  resync: { event: () => ({ kind: 'resync' }), hear: everyone },
  cluster: { event: () => ({ kind: 'cluster', clusterId }), hear: everyone },
  figures: { event: () => ({ kind: 'figures', clusterId }), hear: ['viewer', 'reviewer', 'root'] },
  site: { event: () => ({ kind: 'site' }), hear: everyone },
  instances: {
    event: () => ({ kind: 'instances', clusterId, names: ['web.example.org'] }),
    hear: ['owner', 'viewer', 'root'],
  },
  job: { event: () => ({ kind: 'job', clusterId, jobId: 7 }), hear: ['viewer', 'reviewer', 'root'] },
  act: {
    event: () => ({
      kind: 'act',
      id: 'a',
      clusterId,
      instance: 'web.example.org',
      actorId: ownerId(),
      applicantId: null,
    }),
    hear: ['owner', 'viewer', 'reviewer', 'root'],
  },
  application: {
    event: () => ({ kind: 'application', id: 3, applicantId: ownerId(), clusterId }),
    hear: ['owner', 'reviewer', 'applications', 'root'],
  },
  user: { event: () => ({ kind: 'user', id: ownerId() }), hear: ['owner'] },
  mail: { event: () => ({ kind: 'mail', id: 1 }), hear: ['viewer', 'elsewhere', 'archive', 'root'] },
}

test.each(Object.entries(topics))('%s is heard by whom it concerns, and by nobody else', async (_, { event, hear }) => {
  const heard: Listener[] = []
  for (const [name, { actor }] of people) if (await audible(actor, event())) heard.push(name)
  expect(heard).toEqual(KINDS.filter((name) => hear.includes(name)))
})

test('names of others’ instances are left out of what an owner hears', async () => {
  const owner = people.get('owner')
  const names = ['web.example.org', 'foreign.example.org']
  await db.instance.create({ data: mirrored(clusterId, 'foreign.example.org') })
  const heard = owner && (await audible(owner.actor, { kind: 'instances', clusterId, names }))
  expect(heard).toEqual({ kind: 'instances', clusterId, names: ['web.example.org'] })
})
