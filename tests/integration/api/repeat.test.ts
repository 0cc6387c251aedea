import { beforeAll, describe, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { forgetOldRequests } from '@/lib/requests/remember'
import { changeSetting } from '@/lib/settings/change-setting'
import { type ApiProgram, apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { person, system, wish } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

let alice: UserCtx
let program: ApiProgram
let bob: ApiProgram

beforeAll(async () => {
  const alpha = await add('alpha')
  await alpha.pass()
  alice = await person('alice')
  program = await api.program(alice, ['applications:write'])
  bob = await api.program(await person('bob'), ['applications:write'])
})

const file = (by: ApiProgram, name: string, key: string) =>
  by.post('/applications', wish(name), { 'idempotency-key': key })
const told = async (asking: Promise<Response>) => {
  const answer = await asking
  return { status: answer.status, replayed: answer.headers.get('idempotency-replayed'), body: await answer.json() }
}

describe('a write with an Idempotency-Key', () => {
  test('is done once, and answered alike again', async () => {
    const first = await told(file(program, 'once.example.org', 'k1'))
    const again = await told(file(program, 'once.example.org', 'k1'))
    expect(first).toMatchObject({ status: 201, replayed: null })
    expect(again).toEqual({ ...first, replayed: 'true' })
    expect(await db.application.count({ where: { hostname: 'once.example.org' } })).toBe(1)
    const location = (await file(program, 'once.example.org', 'k1')).headers.get('location')
    expect(location).toBe(api.url(`/applications/${first.body.id}`))
  })

  test('of many at once one is done; the others get its answer or wait', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => told(file(program, 'race.example.org', 'race'))))
    expect(await db.application.count({ where: { hostname: 'race.example.org' } })).toBe(1)
    expect(all.filter(({ status, replayed }) => status === 201 && replayed === null)).toHaveLength(1)
    for (const { status, replayed, body } of all)
      expect(replayed ?? (status === 201 ? 'first' : body.code)).toMatch(/^(first|true|request_under_way)$/)
  })

  test('a key is not taken for something else', async () => {
    await file(program, 'two.example.org', 'k2')
    expect(await told(file(program, 'three.example.org', 'k2'))).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    expect(await told(file(bob, 'three.example.org', 'k2'))).toMatchObject({ status: 201, replayed: null })
  })

  test('what was refused may be asked again', async () => {
    expect((await file(program, '-', 'k3')).status).toBe(422)
    expect((await file(program, 'four.example.org', 'k3')).status).toBe(201)
  })

  test('what nobody ended is not done again unseen', async () => {
    await file(program, 'five.example.org', 'k5')
    await db.rememberedRequest.updateMany({ where: { key: 'k5' }, data: { status: null } })
    expect((await told(file(program, 'five.example.org', 'k5'))).body.code).toBe('request_under_way')
    const long = { startedAt: new Date(Date.now() - 300_000) }
    await db.rememberedRequest.updateMany({ where: { key: 'k5' }, data: long })
    expect((await told(file(program, 'five.example.org', 'k5'))).body.code).toBe('request_outcome_unknown')
  })

  test('another token of the person’s without the scope gets no answer of before', async () => {
    const reader = await api.program(alice, ['instances:read'])
    expect(await told(file(reader, 'once.example.org', 'k1'))).toMatchObject({ status: 403, replayed: null })
  })

  test('is forgotten after a day; its answer is kept sealed', async () => {
    const kept = await db.rememberedRequest.findMany({ where: { status: { not: null } } })
    expect(kept.every(({ body }) => body?.startsWith('v1:'))).toBe(true)
    await forgetOldRequests(new Date(Date.now() + 86_400_000 + 1000))
    expect(await db.rememberedRequest.count()).toBe(0)
    expect((await told(file(program, 'once.example.org', 'k1'))).status).toBe(422)
  })

  test('a key that is none is refused', async () => {
    const answer = await told(file(program, 'none.example.org', 'a b'))
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency_key_invalid' } })
  })
})

describe('the budget', () => {
  test('is told with each answer, and once it is spent how long to wait; another program has its own', async () => {
    const spender = await api.program(await person('carol'), ['profile'])
    await changeSetting(system(), 'apiRequestsPerMinute', 10)
    const answers: Response[] = []
    for (let n = 0; n < 12; n += 1) answers.push(await spender.get('/user'))
    const [first] = answers
    expect(first?.headers.get('ratelimit-policy')).toBe('"minute";q=10;w=60')
    expect(first?.headers.get('ratelimit')).toBe('"minute";r=9;t=60')
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(200), 429, 429])
    const last = answers[11]
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last?.json()).toMatchObject({ code: 'rate_limited' })
    expect((await bob.get('/offers')).status).toBe(200)
    await db.requestCount.updateMany({ data: { startedAt: new Date(Date.now() - 61_000) } })
    expect((await spender.get('/user')).status).toBe(200)
  })
})
