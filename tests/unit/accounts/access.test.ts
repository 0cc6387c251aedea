import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GrantedRight, UserActor } from '@/lib/access/actor'
import { authorize, may, mayAnywhere, requireUser, scopeOf } from '@/lib/access/authorize'
import { PERMISSIONS } from '@/lib/access/permissions'
import { systemContext } from '@/lib/access/system-context'

const user = (rights: GrantedRight[] = [], isSuperuser = false): UserActor => ({
  kind: 'user',
  id: 1,
  username: 'alice',
  name: 'Alice',
  isSuperuser,
  groupIds: [],
  rights,
})
const right = (permission: (typeof PERMISSIONS)[number], clusterId: number | null): GrantedRight => ({
  permission,
  clusterId,
  via: null,
})

test('nobody may anything without a right', () => {
  for (const permission of PERMISSIONS) {
    expect(scopeOf(user(), permission)).toEqual([])
    expect(may(user(), permission)).toBe(false)
    expect(mayAnywhere(user(), permission)).toBe(false)
  }
})

test('a superuser and the portal itself may everything', () => {
  for (const actor of [user([], true), systemContext('worker').actor])
    for (const permission of PERMISSIONS) {
      expect(scopeOf(actor, permission)).toBe('all')
      expect(may(actor, permission, 7)).toBe(true)
    }
})

test('a right on some clusters reaches those, and not all', () => {
  const actor = user([right('can_lock', 1), right('can_lock', 2), right('can_isolate', 3)])
  expect(scopeOf(actor, 'can_lock')).toEqual([1, 2])
  expect(may(actor, 'can_lock', 2)).toBe(true)
  expect(may(actor, 'can_lock', 3)).toBe(false)
  expect(may(actor, 'can_lock')).toBe(false)
  expect(mayAnywhere(actor, 'can_lock')).toBe(true)
})

test('whatever the rights, `may` is exactly the scope', () => {
  const rights = fc.array(
    fc.record({
      permission: fc.constantFrom(...PERMISSIONS),
      clusterId: fc.option(fc.integer({ min: 1, max: 5 })),
      via: fc.constant(null),
    }),
  )
  fc.assert(
    fc.property(rights, fc.constantFrom(...PERMISSIONS), fc.integer({ min: 1, max: 6 }), (granted, permission, id) => {
      const expected = granted.some((one) => one.permission === permission && (one.clusterId ?? id) === id)
      const everywhere = granted.some((one) => one.permission === permission && one.clusterId === null)
      expect(may(user(granted), permission, id)).toBe(expected)
      expect(may(user(granted), permission)).toBe(everywhere)
    }),
    { seed: 1 },
  )
})

test('authorize throws what it refuses, and the portal is no user', () => {
  const ctx = { ...systemContext('x'), actor: user([right('manage_users', null)]) }
  expect(() => authorize(ctx, 'manage_users')).not.toThrow()
  expect(() => authorize(ctx, 'manage_clusters')).toThrow('forbidden')
  expect(requireUser(ctx).actor.username).toBe('alice')
  expect(() => requireUser(systemContext('x'))).toThrow('forbidden')
})
