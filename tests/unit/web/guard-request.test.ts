import { expect, test } from 'vitest'
import { refusalOfWrite } from '@/lib/web/guard-request'

process.env.DATABASE_URL = 'postgresql://nowhere/x'
process.env.AUTH_SECRET = 'x'.repeat(32)
process.env.ENCRYPTION_KEY = '00'.repeat(32)
process.env.PUBLIC_URL = 'https://portal.example.org'

const OWN = 'https://portal.example.org'
const host = '127.0.0.1:3000'
const post = (headers: Record<string, string>, url = '/', method = 'POST') =>
  refusalOfWrite({ method, url, headers: { host, ...headers } })

test.each<[string, Record<string, string>, number | null]>([
  ['the public address', { origin: OWN }, null],
  ['the address asked', { origin: `http://${host}` }, null],
  ['another site', { origin: 'https://evil.example.org' }, 403],
  ['a subdomain', { origin: 'https://x.portal.example.org' }, 403],
  ['the same name without TLS', { origin: 'http://portal.example.org' }, 403],
  ['nobody tells where', {}, 403],
  ['a sandboxed frame', { origin: 'null' }, 403],
  ['nonsense', { origin: '::' }, 403],
  ['a page without a referrer policy that tells its origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }, null],
  ['another site, by the browser', { origin: OWN, 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling site, by the browser', { origin: OWN, 'sec-fetch-site': 'same-site' }, 403],
  ['an address typed', { 'sec-fetch-site': 'none' }, 403],
])('a write from %s', (_, headers, refused) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'BREW']) expect(post(headers, '/', method)).toBe(refused)
  for (const url of [
    '/api/auth/callback/credentials',
    '/o/consent',
    '/o/authorize',
    '/api/v2',
    '/o/tokens',
    '//o/token',
  ])
    expect(post(headers, url), url).toBe(refused)
})

test('reading and programs come from anywhere', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(post({}, '/', method)).toBeNull()
  for (const url of ['/api/v1/instances', '/o/token', '/o/token?x', '/o/revoke', '/o/introspect'])
    expect(post({}, url), url).toBeNull()
})

test('a write says how long it is, and is not longer than any form', () => {
  expect(post({ origin: OWN, 'content-length': '2097152' })).toBeNull()
  expect(post({ origin: OWN, 'content-length': '2097153' })).toBe(413)
  expect(post({ origin: OWN, 'transfer-encoding': 'chunked' })).toBe(411)
})
