import { beforeAll, describe, expect, test } from 'vitest'
import { POST as token } from '@/app/o/token/route'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { addToken } from '@/lib/oauth/personal-tokens'
import { changeSetting } from '@/lib/settings/change-setting'
import { answerApi } from '@/lib/web/api/answer'
import { testDatabase } from '@/tests/support/database'
import { EventReader } from '@/tests/support/event-stream'
import { person, system, until } from '@/tests/support/fixtures'

testDatabase()

let alice: UserCtx
let bearer: string

beforeAll(async () => {
  alice = await person('alice')
  bearer = (await addToken(alice, { name: 'Script', scopes: ['read'], days: 1 })).token
  await changeSetting(system(), 'strangerRequestsPerMinute', 10)
  await changeSetting(system(), 'apiStreamsAtOnce', 2)
})

const ask = (address: string, path: string, authorization?: string, signal?: AbortSignal) =>
  answerApi(
    new Request(`http://127.0.0.1/api/v1${path}`, {
      headers: { 'x-peer-address': address, ...(authorization ? { authorization } : {}) },
      ...(signal ? { signal } : {}),
    }),
    path.split('?')[0]?.slice(1).split('/') ?? [],
  )
const statuses = (answers: Response[]) => answers.map(({ status }) => status)

describe('who has no token', () => {
  test('is answered so often a minute from one network, with or without a wrong token', async () => {
    const answers: Response[] = []
    for (let n = 0; n < 12; n += 1)
      answers.push(await ask(`2001:db8::${n}`, '/user', n % 2 === 0 ? undefined : 'Bearer guessed'))
    expect(statuses(answers)).toEqual([...Array(10).fill(401), 429, 429])
    const last = answers[11]
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await last?.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    expect((await ask('2001:db8:0:1::1', '/user')).status).toBe(401)
  })

  test('does not stop who has one at the same address', async () => {
    expect((await ask('2001:db8::1', '/user', `Bearer ${bearer}`)).status).toBe(200)
  })

  test('is answered so often at the token endpoint', async () => {
    const answers: Response[] = []
    for (let n = 0; n < 11; n += 1) {
      const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'guessed', client_id: `none${n}` })
      const headers = { 'x-peer-address': '203.0.113.9' }
      answers.push(await token(new Request('http://127.0.0.1/o/token', { method: 'POST', body, headers })))
    }
    expect(statuses(answers)).toEqual([...Array(10).fill(401), 429])
    expect(Number(answers[10]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answers[10]?.json()).toMatchObject({ error: 'temporarily_unavailable' })
  })
})

describe('event streams', () => {
  const open = async () => {
    const gone = new AbortController()
    return { gone, answer: await ask('203.0.113.1', '/events', `Bearer ${bearer}`, gone.signal) }
  }

  test('are so many at once for a person, and one that is closed makes room', async () => {
    const [first, second, third] = [await open(), await open(), await open()]
    expect(statuses([first.answer, second.answer, third.answer])).toEqual([200, 200, 429])
    expect(third.answer.headers.get('retry-after')).toBe('10')
    expect(await third.answer.json()).toMatchObject({ code: 'streams_many', values: { limit: 2 } })
    first.gone.abort()
    await EventReader.of(first.answer).ended()
    const fourth = await open()
    expect(fourth.answer.status).toBe(200)
    for (const { gone, answer } of [second, fourth]) {
      gone.abort()
      await EventReader.of(answer).ended()
    }
  })

  test('a browser that goes away without a word gives its place back too', async () => {
    const [one, two] = [await open(), await open()]
    await one.answer.body?.cancel()
    one.gone.abort()
    await publish(db, { kind: 'site' })
    await until(async () => {
      const { gone, answer } = await open()
      gone.abort()
      if (answer.ok) await EventReader.of(answer).ended()
      return answer.status === 200
    })
    two.gone.abort()
    await EventReader.of(two.answer).ended()
  })

  test('a program that has gone before its stream begins holds no place', async () => {
    for (let n = 0; n < 3; n += 1) {
      const gone = new AbortController()
      const asked = ask('203.0.113.1', '/events', `Bearer ${bearer}`, gone.signal)
      gone.abort()
      expect((await asked).status).toBe(200)
    }
  })

  test('one that is refused takes no place', async () => {
    for (let n = 0; n < 3; n += 1) {
      const missing = '/acts/00000000-0000-7000-8000-000000000000/events'
      expect((await ask('203.0.113.1', missing, `Bearer ${bearer}`)).status).toBe(404)
    }
  })
})
