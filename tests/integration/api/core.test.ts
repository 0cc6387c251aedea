import { beforeAll, describe, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { type ApiProgram, apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { person, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

const NAME = 'web.example.org'
const OTHER = 'other.example.org'
let alpha: Simulated
let alice: UserCtx
let program: ApiProgram
let reader: ApiProgram

beforeAll(async () => {
  alice = await person('alice')
  alpha = await add('alpha', {
    instances: 4,
    instanceTags: [['ganetimgr:user:alice', 'blue'], ['ganetimgr:user:alice'], ['ganetimgr:user:alice'], []],
    instanceName: (i) => ['', NAME, 'db.example.org', 'mail.example.org', OTHER][i] ?? '',
  })
  await alpha.pass()
  program = await api.program(alice, ['instances:read', 'instances:write', 'profile'])
  reader = await api.program(alice, ['instances:read'])
})

const json = async (answer: Promise<Response>) => (await answer).json()

describe('who asks', () => {
  test('without a token, or with one that is none: 401 and how to come', async () => {
    const bare = await fetch(api.url('/instances'))
    expect(bare.status).toBe(401)
    expect(bare.headers.get('www-authenticate')).toContain('Bearer realm="ganetimgr"')
    const wrong = await fetch(api.url('/instances'), { headers: { authorization: 'Bearer none' } })
    expect(wrong.headers.get('content-type')).toBe('application/problem+json')
    expect(await wrong.json()).toMatchObject({ status: 401, title: 'Unauthorized', code: 'token_invalid', errors: [] })
  })

  test('a token in the address is not taken', async () => {
    const answer = await fetch(api.url(`/instances?access_token=${program.token}`))
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'request_invalid'])
  })

  test('without the scope: 403 and which it takes', async () => {
    const answer = await reader.post(`/instances/alpha/${NAME}/reboot`)
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'insufficient_scope'])
    expect(answer.headers.get('www-authenticate')).toContain('scope="instances:write"')
  })

  test('the person, with the scope', async () => {
    expect(await json(program.get('/user'))).toMatchObject({ username: 'alice', email: 'alice@example.org' })
    expect((await reader.get('/user')).status).toBe(403)
  })
})

describe('instances', () => {
  test('those of the person, by the filters of the page', async () => {
    const names = async (query: string) => (await json(reader.get(`/instances${query}`))).items.map(nameOf)
    expect(await names('')).toEqual(['db.example.org', 'mail.example.org', NAME])
    expect(await names('?tag=blue')).toEqual([NAME])
    expect(await names('?q=db')).toEqual(['db.example.org'])
    expect(await names('?dir=desc&limit=1')).toEqual([NAME])
    expect(await names('?status=running&status=stopped&cluster=alpha')).toHaveLength(3)
  })

  test('page after page by the Link header', async () => {
    const names: string[] = []
    for (let at: string | undefined = '/instances?limit=2'; at; ) {
      const answer: Response = await reader.get(at)
      names.push(...(await answer.json()).items.map(nameOf))
      at = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    expect(names).toEqual(['db.example.org', 'mail.example.org', NAME])
    const wrong = await json(reader.get('/instances?cursor=zzz'))
    expect(wrong.errors).toEqual([expect.objectContaining({ parameter: 'cursor', code: 'invalid_value' })])
  })

  test('what is misspelt or out of bounds is refused by its name', async () => {
    expect(await json(reader.get('/instances?tags=blue'))).toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [{ parameter: 'tags', code: 'unknown_parameter' }],
    })
    expect(await json(reader.get('/instances?limit=1000'))).toMatchObject({ errors: [{ parameter: 'limit' }] })
    expect(await json(reader.get('/instances?limit=1&limit=2'))).toMatchObject({ errors: [{ code: 'given_twice' }] })
  })

  test('one; another’s is as absent as none', async () => {
    expect(await json(reader.get(`/instances/alpha/${NAME}`))).toMatchObject({
      name: NAME,
      cluster: 'alpha',
      node: null,
    })
    const told = async (name: string) => {
      const answer = await reader.get(`/instances/alpha/${name}`)
      const { requestId: _, ...body } = await answer.json()
      return { status: answer.status, body }
    }
    expect((await told(OTHER)).status).toBe(404)
    expect(await told(OTHER)).toEqual(await told('none.example.org'))
  })

  test('what has not changed is not sent again', async () => {
    const first = await reader.get(`/instances/alpha/${NAME}`)
    const etag = first.headers.get('etag') ?? ''
    const again = await reader.get(`/instances/alpha/${NAME}`, { 'if-none-match': `"x", W/${etag}` })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect((await reader.get(`/instances/alpha/${NAME}`, { 'if-none-match': '"x"' })).status).toBe(200)
  })
})

describe('acts', () => {
  test('an act is followed to its end by a long poll', async () => {
    const asked = await program.post(`/instances/alpha/${NAME}/startup`)
    expect(asked.status).toBe(202)
    const { acts } = await asked.json()
    expect(asked.headers.get('location')).toBe(api.url(`/acts/${acts[0].id}`))
    let answered = false
    const waiting = json(program.get(`${asked.headers.get('location')}?wait=20`)).finally(() => {
      answered = true
    })
    await until(async () => {
      await alpha.follow()
      return answered
    })
    expect(await waiting).toMatchObject({ state: 'success', kind: 'instance.startup', instance: NAME })
    expect(await json(reader.get(`/instances/alpha/${NAME}`))).toMatchObject({ state: 'running' })
    expect(await json(program.post(`/acts/${acts[0].id}/cancel`))).toMatchObject({ status: 409, code: 'act_has_ended' })
  })

  test('a field that does not fit is told by its pointer', async () => {
    const answer = await program.post(`/instances/alpha/${NAME}/shutdown`, { timeoutS: 0 })
    expect(await answer.json()).toMatchObject({
      status: 422,
      title: 'Unprocessable Entity',
      code: 'invalid',
      errors: [{ pointer: '/timeoutS', code: 'too_small', values: { limit: 1 } }],
    })
  })

  test('a body that is none', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(api.url(`/instances/alpha/${NAME}/reboot`), {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${program.token}`, 'content-type': type },
      }).then(async (answer) => [answer.status, (await answer.json()).code])
    expect(await post('{')).toEqual([400, 'body_unreadable'])
    expect(await post('type=soft', 'application/x-www-form-urlencoded')).toEqual([415, 'body_not_json'])
    expect(await post(JSON.stringify({ type: 'x'.repeat(300_000) }))).toEqual([413, 'body_too_long'])
  })

  test('an address that is there says what it takes; one that is not, nothing', async () => {
    const answer = await program.get(`/instances/alpha/${NAME}/reboot`)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await program.get('/no/such')).status).toBe(404)
  })
})

const nameOf = ({ name }: { name: string }) => name
