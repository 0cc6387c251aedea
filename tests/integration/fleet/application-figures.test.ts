import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { figureSubjects, readApplicationFigures } from '@/lib/fleet/application-figures'
import { figuresSchema } from '@/lib/fleet/schema'
import { testDatabase } from '@/tests/support/database'
import { person } from '@/tests/support/fixtures'

testDatabase()
const NOW = new Date('2026-11-22T12:00:00Z')
let [alice, bob, reviewer, partly]: UserCtx[] = []

async function application(by: UserCtx, clusterId: number | null, steps: [kind: string, at: string][]) {
  const filedAt = new Date(steps[0]?.[1] ?? NOW)
  const wish = { hostname: 'web', memory: 512, vcpus: 1, disk: 5, os: 'noop', comments: '' }
  const applicant = { applicantId: by.actor.id, organizationId: clusterId === null ? null : 1 }
  const { id } = await db.application.create({ data: { ...wish, ...applicant, clusterId, filedAt, cookie: 'c' } })
  await db.applicationEvent.createMany({
    data: steps.map(([kind, at]) => ({ applicationId: id, kind, at: new Date(at) })),
  })
}

beforeAll(async () => {
  await db.organization.create({ data: { id: 1, title: 'Physics' } })
  const [alpha, beta] = await Promise.all(
    ['alpha', 'beta'].map((slug) => db.cluster.create({ data: { slug, hostname: `${slug}.example.org` } })),
  )
  alice = await person('alice')
  bob = await person('bob')
  reviewer = await person('reviewer', { rights: ['review_applications'] })
  partly = await person('partly', { rights: [['view_applications', 'beta']] })
  await application(alice, alpha?.id ?? 0, [
    ['filed', '2026-11-20T08:00:00Z'],
    ['approved', '2026-11-20T10:00:00Z'],
    ['created', '2026-11-20T11:00:00Z'],
  ])
  await application(bob, alpha?.id ?? 0, [
    ['filed', '2026-11-20T09:00:00Z'],
    ['rejected', '2026-11-20T15:00:00Z'],
  ])
  await application(bob, beta?.id ?? 0, [
    ['filed', '2026-11-20T09:00:00Z'],
    ['approved', '2026-11-21T09:00:00Z'],
    ['failed', '2026-11-21T09:10:00Z'],
  ])
  await application(alice, null, [['filed', '2026-11-21T23:30:00Z']])
})

async function told(ctx: UserCtx | undefined, of: string, days = 30) {
  if (!ctx) throw new Error('nobody')
  return readApplicationFigures({ ...ctx, now: NOW }, figuresSchema.parse({ of }).of, days)
}
const day = async (ctx: UserCtx | undefined, of: string, which: string) =>
  (await told(ctx, of)).find((one) => one.day === which)

test('each step is counted on its day, with how long decisions and creations took; every day has its figures', async () => {
  expect(await told(reviewer, 'all')).toHaveLength(31)
  expect(await day(reviewer, 'all', '2026-11-20')).toEqual({
    day: '2026-11-20',
    filed: 3,
    approved: 1,
    rejected: 1,
    created: 1,
    failed: 0,
    decisionHours: 4,
    creationHours: 3,
  })
  expect(await day(reviewer, 'all', '2026-11-21')).toMatchObject({
    filed: 1,
    approved: 1,
    failed: 1,
    decisionHours: 24,
  })
  expect(await day(reviewer, 'all', '2026-11-19')).toMatchObject({ filed: 0, decisionHours: null })
  const months = await told(reviewer, 'all', 365)
  expect(months.at(-1)).toMatchObject({ day: '2026-11-01', filed: 4, approved: 2 })
  expect((await told(reviewer, 'all', 90)).at(-1)).toMatchObject({ day: '2026-11-16', filed: 4 })
})

test('of a cluster, of an organisation, one’s own', async () => {
  expect(await day(reviewer, 'cluster:beta', '2026-11-20')).toMatchObject({ filed: 1, rejected: 0 })
  expect(await day(reviewer, 'organization:1', '2026-11-20')).toMatchObject({ filed: 3 })
  expect(await day(bob, 'mine', '2026-11-20')).toMatchObject({ filed: 2, rejected: 1, created: 0 })
})

test('people see their own; who reads those of a cluster sees them and what wishes for none', async () => {
  expect(await day(alice, 'all', '2026-11-20')).toMatchObject({ filed: 1, rejected: 0, created: 1 })
  expect(await day(alice, 'cluster:beta', '2026-11-20')).toMatchObject({ filed: 0 })
  expect(await day(partly, 'all', '2026-11-20')).toMatchObject({ filed: 1, created: 0 })
  expect(await day(partly, 'all', '2026-11-21')).toMatchObject({ filed: 1, failed: 1 })
  const labels = async (ctx: UserCtx | undefined) => (ctx ? (await figureSubjects(ctx)).map(({ label }) => label) : [])
  expect(await labels(reviewer)).toEqual(['alpha', 'beta', 'Physics'])
  expect(await labels(partly)).toEqual(['beta', 'Physics'])
  expect(await labels(alice)).toEqual(['alpha', 'Physics'])
})
