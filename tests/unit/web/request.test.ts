import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { AppError, forbidden, invalid, notFound } from '@/lib/errors/app-error'
import { acceptedLocale, isLocale } from '@/lib/web/locale'
import { navigation } from '@/lib/web/navigation'
import { PEER_HEADER, peerAddress } from '@/lib/web/peer-address'
import { problem } from '@/lib/web/problem'
import { failure } from '@/lib/web/result'

// What the log is told of defects is not this file's to show.
vi.hoisted(() => {
  process.env.LOG_LEVEL = 'silent'
})

const address = (peer: string | null, forwarded: string | null, trusted: string[]) => {
  const headers = new Headers()
  if (peer !== null) headers.set(PEER_HEADER, peer)
  if (forwarded !== null) headers.set('x-forwarded-for', forwarded)
  return peerAddress(headers, trusted)
}

test('S21: what a client says of its address counts for nothing', () => {
  expect(address('203.0.113.9', '10.0.0.1', [])).toBe('203.0.113.9')
  expect(address('203.0.113.9', '10.0.0.1, 10.0.0.2', ['10.0.0.0/8'])).toBe('203.0.113.9')
})

test('S21: through trusted proxies it is the last that none of them is', () => {
  const trusted = ['10.0.0.0/8', '2001:db8::1']
  expect(address('10.0.0.2', '198.51.100.7', trusted)).toBe('198.51.100.7')
  expect(address('10.0.0.2', '1.2.3.4, 198.51.100.7, 10.0.0.3', trusted)).toBe('198.51.100.7')
  expect(address('2001:db8::1', '198.51.100.7', trusted)).toBe('198.51.100.7')
  expect(address('2001:db8::2', '198.51.100.7', trusted)).toBe('2001:db8::2')
  expect(address('::ffff:10.0.0.2', '198.51.100.7', trusted)).toBe('198.51.100.7')
  expect(address('10.0.0.2', null, trusted)).toBe('10.0.0.2')
  expect(address('10.0.0.2', 'nonsense', trusted)).toBe('nonsense')
  expect(address(null, null, trusted)).toBeNull()
})

test('S21: an untrusted peer is the address, whatever it writes', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.string({ unit: fc.constantFrom('1', '.', ',', ' ', ':', 'a') }), (peer, text) => {
      fc.pre(!peer.startsWith('10.'))
      expect(address(peer, text, ['10.0.0.0/8'])).toBe(peer)
    }),
    { seed: 8 },
  )
})

test('the best language that we have', () => {
  expect(acceptedLocale('el-GR,el;q=0.9,en;q=0.8')).toBe('el')
  expect(acceptedLocale('en;q=0.5, el;q=0.7')).toBe('el')
  expect(acceptedLocale('fr, de;q=0.9, EN-us;q=0.1')).toBe('en')
  expect(acceptedLocale('el;q=0, en;q=0.1')).toBe('en')
  for (const none of [null, '', '*', 'fr', ';;;,,', 'el;q=x']) expect(acceptedLocale(none), String(none)).toBeNull()
  expect(isLocale('el')).toBe(true)
  expect(isLocale('EL')).toBe(false)
})

test('an error that was meant becomes its code, any other shows nothing of itself', async () => {
  const statuses = [notFound(), forbidden(), invalid({}), new AppError('cluster_unavailable', 'x')].map(
    (error) => problem(error).status,
  )
  expect(statuses).toEqual([404, 403, 422, 503])
  const field = await problem(invalid({ hostname: { code: 'hostname_taken' } })).json()
  expect(field).toMatchObject({ status: 422, code: 'invalid', errors: { hostname: { code: 'hostname_taken' } } })
  const defect = problem(new Error('connect to postgres://user:password@db failed'))
  expect(defect.status).toBe(500)
  expect(await defect.text()).not.toContain('password')
  expect(defect.headers.get('cache-control')).toBe('no-store')
  expect(failure(forbidden('fast_create_forbidden'), 'r')).toMatchObject({ ok: false, reason: 'fast_create_forbidden' })
  expect(failure(new Error('secret'), 'r1')).toEqual({
    ok: false,
    reason: 'internal',
    values: { id: 'r1' },
    fields: {},
  })
})

test('the menu shows what one has a right to', () => {
  const actor = { kind: 'user', id: 1, username: 'a', name: 'A', isSuperuser: false, groupIds: [], rights: [] } as const
  const nothing = { applications: null, registrations: null }
  const places = (...args: [Parameters<typeof navigation>[0], Parameters<typeof navigation>[1]]) =>
    navigation(...args, (key) => key).flatMap(({ items }) => items.map(({ href }) => href))
  expect(places(actor, nothing)).toEqual(['/', '/applications', '/history', '/statistics'])
  expect(places(actor, { ...nothing, applications: 0 })).toContain('/review')
  expect(places(actor, { ...nothing, registrations: 0 })).toContain('/admin/accounts')
  const rights = [{ permission: 'manage_clusters' as const, clusterId: 4, via: null }]
  expect(places({ ...actor, rights }, nothing)).toEqual([
    '/',
    '/applications',
    '/history',
    '/statistics',
    '/admin/overview',
    '/admin/clusters',
    '/admin/nodes',
    '/admin/networks',
    '/admin/jobs',
  ])
  const waiting = { applications: 3, registrations: 2 }
  const items = navigation(actor, waiting, (key) => key).flatMap((group) => group.items)
  const badges = items.flatMap(({ href, badge }) => (badge === undefined ? [] : [[href, badge]]))
  expect(badges).toEqual([
    ['/review', 3],
    ['/admin/accounts', 2],
  ])
})
