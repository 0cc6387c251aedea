import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { exportInstances } from '@/lib/instances/export'
import { listInstances } from '@/lib/instances/list'
import { filtersSchema, readFilters } from '@/lib/instances/list-schema'
import { lookUp } from '@/lib/instances/look-up'
import { FACES, LOOKUPS, SORTABLE } from '@/lib/instances/words'
import { ASKERS, enrolAskers } from '@/tests/support/askers'
import { testDatabase } from '@/tests/support/database'
import { type Known, NODES, PLAIN_TAGS, writeFleet } from '@/tests/support/generated-fleet'
import { type Question, reference } from '@/tests/support/reference-list'

testDatabase()

let known: Known[]
let contexts: Map<string, UserCtx>

beforeAll(async () => {
  known = await writeFleet(240)
  contexts = await enrolAskers()
})

const WORDS = [
  ...[
    'web',
    'WIKI1',
    'b.example.org',
    '10.0.0.1',
    '10.0.0.10',
    '2001:db8',
    'AA:00:00:00:1F:0',
    'alice',
    'αννα',
    'ΚΩΣΤΗΣ',
  ],
  ...[
    'κωστησ',
    'παππα',
    'emile',
    'Ελένη',
    'noc',
    'ghost',
    'beta',
    'αθηνα',
    'node1.',
    'eleni@example',
    'nikos@',
    'ραπτης',
  ],
  ...['zoe', 'backup:daily', 'prod', '%', '_', 'a_b', '\\', "'", 'debian', 'nothing-has-this', 'ganetimgr:adminlock'],
]
const few = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }) },
  )
const question: fc.Arbitrary<Question> = fc.record({
  q: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }).map((words) => words.join('  ')),
  sort: fc.constantFrom(...SORTABLE),
  dir: fc.constantFrom('asc', 'desc'),
  filters: fc.record({
    cluster: few(['alpha', 'beta', 'gamma', 'delta', 'nowhere']),
    status: few(FACES),
    owner: few(['alice', 'eleni', 'ghost', 'noc']),
    group: few(['noc', 'students', 'alice']),
    tag: few([...PLAIN_TAGS, 'back']),
    node: few(NODES),
    lock: few(['locked', 'unlocked'] as const),
    isolation: few(['isolated', 'connected'] as const),
    reboot: few(['needed', 'unneeded'] as const),
    freshness: few(['stale', 'fresh'] as const),
    ownership: few(['none', 'some'] as const),
  }),
})
const asker = fc.constantFrom(...Object.keys(ASKERS))

const contextFor = (name: string): UserCtx => contexts.get(name) ?? expect.fail(name)
const wanted = (name: string, asked: Question) => reference(known, ASKERS[name] ?? expect.fail(name), asked)
const TEXTS = { header: (column: string) => column, state: () => '', yes: 'yes', no: 'no' }

/** Name and cluster of each line; no generated name needs quotes. */
async function exported(name: string, asked: Question): Promise<string[]> {
  const parts: string[] = []
  for await (const part of exportInstances(contextFor(name), asked, TEXTS)) parts.push(part)
  const lines = parts.join('').trimEnd().split('\r\n').slice(1)
  return lines.map((line) => `${line.split(',')[2]}/${line.split(',')[0]}`)
}

test('every search, filter and order answers as plain loops do, whoever asks: pages, count and CSV', async () => {
  let rowsSeen = 0
  await fc.assert(
    fc.asyncProperty(question, asker, fc.integer({ min: 1, max: 40 }), async (asked, name, take) => {
      const expected = wanted(name, asked)
      const skip = Math.floor(expected.length / 2)
      const { rows, total } = await listInstances(contextFor(name), { ...asked, skip, take })
      expect(total).toBe(expected.length)
      expect(rows.map((row) => row.id)).toEqual(expected.slice(skip, skip + take).map((one) => one.id))
      expect(await exported(name, asked)).toEqual(expected.map((one) => `${one.cluster}/${one.name}`))
      rowsSeen += rows.length
    }),
    { seed: 20261122, numRuns: 200 },
  )
  // The questions are not all of nothing.
  expect(rowsSeen).toBeGreaterThan(500)
}, 120_000)

test('every single filter and every order, of everyone', async () => {
  const none = readFilters({})
  const single = (Object.keys(filtersSchema.shape) as (keyof typeof none)[]).flatMap((filter) =>
    ['alpha', 'stale', 'fresh', 'running', 'alice', 'noc', 'Prod', 'node1.example.org', 'locked', 'isolated', 'needed']
      .map((value) => readFilters({ [filter]: [value] }))
      .filter((filters) => filters[filter].length > 0),
  )
  const asked = [
    ...single.map((filters) => ({ q: '', filters, sort: 'name', dir: 'asc' }) as const),
    ...SORTABLE.flatMap((sort) => (['asc', 'desc'] as const).map((dir) => ({ q: '', filters: none, sort, dir }))),
  ]
  for (const name of Object.keys(ASKERS))
    for (const one of asked) {
      const { rows } = await listInstances(contextFor(name), { ...one, skip: 0, take: 1000 })
      expect(
        rows.map((row) => row.id),
        `${name} ${JSON.stringify(one)}`,
      ).toEqual(wanted(name, one).map((it) => it.id))
    }
}, 120_000)

test('nobody learns by searching or sorting what is not shown to them: nodes, mail addresses, contacts', async () => {
  const ask = async (name: string, q: string, filters = readFilters({})) =>
    (await listInstances(contextFor(name), { q, filters, sort: 'name', dir: 'asc', skip: 0, take: 1000 })).total
  for (const q of ['node1.example.org', 'eleni@example', 'contact.example', 'ράπτης']) {
    expect(await ask('alice', q), q).toBe(0)
    expect(await ask('root', q), q).toBeGreaterThan(0)
  }
  expect(await ask('alice', '', readFilters({ node: ['node1.example.org'] }))).toBe(0)
  const { rows } = await listInstances(contextFor('alice'), {
    q: '',
    filters: readFilters({}),
    sort: 'node',
    dir: 'asc',
    skip: 0,
    take: 1000,
  })
  expect(rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).toSorted())
  expect(rows.every(({ node }) => node === null)).toBe(true)
})

test('B15: one name on several clusters is several rows', async () => {
  const asked: Question = { q: 'twin.example.org', filters: readFilters({}), sort: 'cluster', dir: 'asc' }
  const { rows } = await listInstances(contextFor('root'), { ...asked, skip: 0, take: 10 })
  expect(rows.map(({ cluster }) => cluster)).toEqual(['alpha', 'beta', 'gamma'])
})

test('S7: values of a filter are looked up among what one may see', async () => {
  for (const name of Object.keys(ASKERS)) {
    const seen = wanted(name, { q: '', filters: readFilters({}), sort: 'name', dir: 'asc' })
    for (const what of LOOKUPS) {
      const values = (await lookUp(contextFor(name), { what, text: '' })).map(({ value }) => value)
      expect(values, `${name} ${what}`).toEqual(valuesOf(what, name, seen))
    }
  }
  expect(await lookUp(contextFor('root'), { what: 'owner', text: 'ΚΩΣΤΗΣ' })).toEqual([
    { value: 'alice', label: 'Άννα Κωστής (alice)' },
  ])
  expect(await lookUp(contextFor('root'), { what: 'tag', text: 'ganetimgr' })).toEqual([])
})

function valuesOf(what: (typeof LOOKUPS)[number], name: string, seen: Known[]): string[] {
  const views = ASKERS[name]?.views ?? []
  const all = seen.flatMap((one) => {
    if (what === 'node') return views === 'all' || views.includes(one.cluster) ? [one.pnode] : []
    if (what === 'tag') return one.tags.filter((tag) => !tag.startsWith('ganetimgr:'))
    const prefix = `ganetimgr:${what === 'owner' ? 'user' : 'group'}:`
    return one.tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length))
  })
  return [...new Set(all)].sort()
}

test('PostgreSQL folds text as the search does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[ -~Ά-ώ\u00C0-\u017F]{0,30}$/u), async (text) => {
      const [row] = await db.$queryRaw<{ folded: string }[]>`select search_fold(${text}) as folded`
      expect(row?.folded).toBe(fold(text))
    }),
    { seed: 4, numRuns: 200 },
  )
})
