import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { RapiError } from '@/lib/rapi/errors'
import { json, serve, transportTo } from './server'

const get = { method: 'GET', path: '/2/info' } as const
const post = { method: 'POST', path: '/2/instances?reason=x', body: { name: 'a' } } as const

test('sends credentials and body, and parses the answer', async () => {
  const { target, seen } = await serve((response) => json(response, 10))
  expect(await transportTo(target).write(post, z.number())).toBe(10)
  expect(seen).toMatchObject([
    {
      method: 'POST',
      url: '/2/instances?reason=x',
      body: '{"name":"a"}',
      headers: { authorization: `Basic ${btoa('portal:pa55-w0rd')}`, 'content-type': 'application/json' },
    },
  ])
})

test('sends no credentials when there are none', async () => {
  const { target, seen } = await serve((response) => json(response, 2))
  await transportTo({ ...target, user: undefined, password: undefined }).read(get, z.number())
  expect(seen[0]?.headers.authorization).toBeUndefined()
})

test.each([
  [400, 'rejected', false],
  [401, 'unauthorized', false],
  [403, 'forbidden', false],
  [404, 'not_found', false],
  [409, 'rejected', false],
  [500, 'unavailable', true],
  [502, 'unavailable', true],
  [503, 'unavailable', false],
  [302, 'malformed', false],
])('status %i is %s', async (status, kind, outcomeUnknown) => {
  const { target, seen } = await serve((response) => json(response, {}, status))
  const transport = transportTo(target)
  await expect(transport.write(post, z.number())).rejects.toMatchObject({ kind, status, outcomeUnknown })
  expect(seen).toHaveLength(1)
  await expect(transport.read(get, z.number())).rejects.toMatchObject({ kind, outcomeUnknown: false })
  expect(seen).toHaveLength(2)
})

test('a drained queue surely took nothing, though its status is 500', async () => {
  const { target } = await serve((response) => json(response, { code: 500, message: 'Queue drained' }, 500))
  const error = transportTo(target).write(post, z.number())
  await expect(error).rejects.toMatchObject({ kind: 'unavailable', outcomeUnknown: false, explain: 'Queue drained' })
})

test("gives Ganeti's own words, unescaped", async () => {
  const message = 'Can&#x27;t overwrite static parameters {&quot;reason&quot;}'
  const { target } = await serve((response) => json(response, { code: 400, message, explain: 'Bad request' }, 400))
  const error = transportTo(target).read(get, z.number())
  await expect(error).rejects.toMatchObject({ explain: 'Can\'t overwrite static parameters {"reason"}' })
})

test('takes the explanation where the message is but the name of the status', async () => {
  const { target } = await serve((response) => json(response, { message: 'Forbidden', explain: 'no rights' }, 403))
  await expect(transportTo(target).read(get, z.number())).rejects.toMatchObject({ explain: 'no rights' })
})

test.each([
  ['no JSON', '<html>'],
  ['nothing', ''],
  ['another shape', '{"id": 4}'],
])('an answer of %s is malformed, and of a write the outcome unknown', async (_, text) => {
  const { target, seen } = await serve((response) => response.end(text))
  const transport = transportTo(target)
  await expect(transport.read(get, z.number())).rejects.toMatchObject({ kind: 'malformed', outcomeUnknown: false })
  await expect(transport.write(post, z.number())).rejects.toMatchObject({ kind: 'malformed', outcomeUnknown: true })
  expect(seen).toHaveLength(2)
})

test('text that Ganeti cannot take is refused before it is sent', async () => {
  const { target, seen } = await serve((response) => json(response, 1))
  const greek = transportTo(target).write({ ...post, body: { osparams: { note: 'Ελλάδα' } } }, z.number())
  await expect(greek).rejects.toMatchObject({ kind: 'invalid_input' })
  expect(seen).toHaveLength(0)
})

test('no error holds the password, the credentials or what the query says', async () => {
  const { target } = await serve((response) => json(response, { message: 'no' }, 500))
  const error = await transportTo(target)
    .write(post, z.number())
    .catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(RapiError)
  const everything = inspect(error, { depth: 20, showHidden: true })
  expect(everything).toContain('POST /2/instances: status 500')
  for (const secret of ['pa55-w0rd', btoa('portal:pa55-w0rd'), 'reason=x']) expect(everything).not.toContain(secret)
})
