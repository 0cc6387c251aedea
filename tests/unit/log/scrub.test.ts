import { expect, test } from 'vitest'
import { scrub, scrubText } from '@/lib/log/scrub'

test.each([
  ['GET /user/details?access_token=abc.def&x=1', 'GET /user/details?access_token=***&x=1'],
  ['/o/cb?state=1&code=s3cret', '/o/cb?state=1&code=***'],
  ['/reset?password=hunter2#top', '/reset?password=***#top'],
  ['postgresql://user:hunter2@db/portal', 'postgresql://user:***@db/portal'],
  ['Authorization: Basic YWxpY2U6aHVudGVyMg==', 'Authorization: Basic ***'],
  ['nothing to hide: 12:30', 'nothing to hide: 12:30'],
])('%s', (text, clean) => expect(scrubText(text)).toBe(clean))

test('secrets go by their names, at any depth, and the rest stays', () => {
  const value = {
    user: 'alice',
    password: 'hunter2',
    headers: { Authorization: 'x', cookie: 'y', accept: '*/*' },
    list: [{ refreshToken: 'z', count: 3, none: null }],
    rapiPassword: null,
  }
  expect(scrub(value)).toEqual({
    user: 'alice',
    password: '***',
    headers: { Authorization: '***', cookie: '***', accept: '*/*' },
    list: [{ refreshToken: '***', count: 3, none: null }],
    rapiPassword: null,
  })
})

test('an error keeps its words and its cause, without secrets', () => {
  const cause = Object.assign(new Error('connect to smtp://u:hunter2@mail failed'), { code: 'ECONNREFUSED' })
  const clean = scrub({ err: new TypeError('no', { cause }) }) as { err: { cause: object } }
  expect(clean.err).toMatchObject({ type: 'TypeError', message: 'no', cause: { code: 'ECONNREFUSED' } })
  expect(JSON.stringify(clean)).not.toContain('hunter2')
})

test('a circle ends', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(JSON.stringify(scrub(circle))).toContain('[deep]')
})
