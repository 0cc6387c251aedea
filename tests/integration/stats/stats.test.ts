import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { listSubjects, readSamples, wordOf } from '@/lib/stats/queries'
import { takeSamples } from '@/lib/stats/sample'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const YESTERDAY = new Date('2026-11-21T12:00:00Z')
const TODAY = new Date('2026-11-22T12:00:00Z')
let alpha: Simulated
let [alice, bob, helga, root]: UserCtx[] = []

beforeAll(async () => {
  alice = await person('alice')
  bob = await person('bob', { groups: ['noc'] })
  root = await person('root', { superuser: true })
  const tags = [
    ['ganetimgr:user:alice', 'ganetimgr:org:physics'],
    ['ganetimgr:group:noc', 'ganetimgr:user:alice'],
    ['ganetimgr:user:carol'],
  ]
  alpha = await add('alpha', { instances: 3, instanceTags: tags })
  const beta = await add('beta', { instances: 1, instanceTags: [['ganetimgr:user:alice']] })
  helga = await person('helga', { rights: [['view_instances', 'beta']] })
  await alpha.pass()
  await beta.pass()
  await takeSamples(YESTERDAY)
  await takeSamples(TODAY)
})

const at = (ctx: UserCtx | undefined): UserCtx => {
  if (!ctx) throw new Error('nobody')
  return { ...ctx, now: TODAY }
}
const of = (ctx: UserCtx | undefined, kind: 'user' | 'group' | 'cluster' | 'organization', name: string) =>
  readSamples(at(ctx), { kind, name }, 30)

test('a day of a person, a group, an organisation and a cluster, over all clusters; taken twice it is one', async () => {
  await takeSamples(TODAY)
  const mine = await of(alice, 'user', 'alice')
  expect(mine.map(({ day, instances }) => [day, instances])).toEqual([
    ['2026-11-21', 3],
    ['2026-11-22', 3],
  ])
  const own = await db.instance.findMany({ where: { owners: { some: { name: 'alice' } } } })
  const sum = (figure: 'vcpus' | 'memory' | 'diskTotal') => own.reduce((total, one) => total + one[figure], 0)
  expect(mine.at(-1)).toMatchObject({ vcpus: sum('vcpus'), memory: sum('memory'), disk: sum('diskTotal') })
  expect(mine.at(-1)?.running).toBe(own.filter(({ operState }) => operState).length)
  expect((await of(bob, 'group', 'noc')).at(-1)?.instances).toBe(1)
  expect((await of(root, 'organization', 'physics')).at(-1)?.instances).toBe(1)
  expect((await of(root, 'cluster', 'alpha')).at(-1)?.instances).toBe(3)
})

test('one’s own and one’s groups’; who views a cluster everyone’s on it; others’ are not there', async () => {
  const words = async (ctx: UserCtx | undefined) => (await listSubjects(at(ctx))).map(wordOf)
  expect(await words(bob)).toEqual(['user:bob', 'group:noc'])
  expect(await words(helga)).toEqual(['user:helga', 'cluster:beta', 'user:alice'])
  expect((await of(helga, 'user', 'alice')).at(-1)?.instances).toBe(1)
  expect(await refusal(of(helga, 'cluster', 'alpha'))).toMatchObject(notFound)
  expect(await refusal(of(bob, 'user', 'alice'))).toMatchObject(notFound)
  expect(await refusal(of(alice, 'cluster', 'beta'))).toMatchObject(notFound)
  expect(await of(bob, 'user', 'bob')).toEqual([])
  expect(await words(root)).toContain('user:carol')
})

test('of a cluster that does not answer the figures of that day stay as they were', async () => {
  await db.clusterState.update({ where: { clusterId: alpha.id }, data: { health: 'unreachable' } })
  await db.instance.deleteMany({ where: { clusterId: alpha.id } })
  await takeSamples(TODAY)
  expect((await of(root, 'cluster', 'alpha')).at(-1)?.instances).toBe(3)
  await takeSamples(new Date('2026-11-23T12:00:00Z'))
  expect((await of(root, 'cluster', 'alpha')).at(-1)?.day).toBe('2026-11-22')
})
