import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInstanceTags } from '@/lib/sync/instance-tags'
import { backoff, nextPeriod } from '@/lib/sync/intervals'

const read = (...tags: string[]) => readInstanceTags(tags, 'p')

test('every tag of spec 3.3', () => {
  const tags = ['p:user:alice', 'p:group:staff', 'p:org:uoa', 'p:application:12', 'p:service:mail', 'p:service:web']
  expect(read(...tags, 'p:adminlock', 'p:isolate', 'p:needsreboot')).toEqual({
    owners: [
      { kind: 'user', name: 'alice' },
      { kind: 'group', name: 'staff' },
    ],
    organizationTag: 'uoa',
    applicationId: 12,
    services: ['mail', 'web'],
    adminLocked: true,
    isolated: true,
    needsReboot: true,
  })
})

test('tags of others, and almost ours, say nothing', () => {
  const nothing = read()
  for (const tag of [
    'user:alice',
    'q:user:alice',
    'pp:user:alice',
    'P:user:alice',
    'p:users:alice',
    'p:user',
    'p:user:',
    'p:adminlocked',
    'adminlock',
    'p:isolate:x',
    'vima:policy:exclude',
  ])
    expect(read(tag), tag).toEqual(nothing)
})

test('a name is all that follows, and stands once', () => {
  expect(read('p:user:a:b', 'p:user:x@y', 'p:user:a:b').owners).toEqual([
    { kind: 'user', name: 'a:b' },
    { kind: 'user', name: 'x@y' },
  ])
})

test('an application’s number is one that the database can hold', () => {
  for (const number of ['0', '-1', '1.5', 'x', '', '2147483648', '1e99', 'NaN'])
    expect(read(`p:application:${number}`).applicationId, number).toBeNull()
  expect(read('p:application:2147483647').applicationId).toBe(2_147_483_647)
})

test('a prefix may hold what regular expressions take for theirs', () => {
  expect(readInstanceTags(['a.b+c:user:x', 'aXb+c:user:y'], 'a.b+c').owners).toEqual([{ kind: 'user', name: 'x' }])
})

test('the order of tags means nothing but for lists', () => {
  const tag = fc.constantFrom('p:user:a', 'p:user:b', 'p:group:c', 'p:adminlock', 'p:application:3', 'q:isolate')
  fc.assert(
    fc.property(fc.array(tag), (tags) => {
      const [one, two] = [read(...tags), read(...tags.toReversed())]
      expect({ ...two, owners: new Set(two.owners.map(({ name }) => name)) }).toEqual({
        ...one,
        owners: new Set(one.owners.map(({ name }) => name)),
      })
    }),
    { seed: 7 },
  )
})

test('a slow cluster is asked less often, a fifth of its time at most', () => {
  expect(nextPeriod(3000, 100)).toBe(3000)
  expect(nextPeriod(3000, 600)).toBe(3000)
  expect(nextPeriod(3000, 1000)).toBe(5000)
  expect(nextPeriod(500, 1000, true)).toBe(3000)
})

test('who does not answer is left alone for longer each time, a minute at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 5000].map(backoff)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
})
