import type { ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createBreaker } from '@/lib/rapi/breaker'
import { createBulkhead } from '@/lib/rapi/bulkhead'
import { json, serve, transportTo } from './server'

const put = { method: 'PUT', path: '/2/instances/a/startup' } as const

test('the circuit opens after failures in a row, lets one call try after a while, and closes with an answer', async () => {
  let clock = 0
  let well = false
  const { target, seen } = await serve((response) => (well ? json(response, 5) : response.destroy()))
  const transport = transportTo(target, { breaker: { failures: 3, resetMs: 1000 }, now: () => clock })
  const ask = () => transport.write(put, z.number())

  for (let n = 0; n < 3; n += 1) await expect(ask()).rejects.toMatchObject({ kind: 'unreachable' })
  await expect(ask()).rejects.toMatchObject({ kind: 'unavailable', status: undefined, outcomeUnknown: false })
  expect(seen).toHaveLength(3)

  clock = 1000
  await expect(ask()).rejects.toMatchObject({ kind: 'unreachable' })
  await expect(ask()).rejects.toMatchObject({ kind: 'unavailable' })
  expect(seen).toHaveLength(4)

  clock = 2000
  well = true
  expect(await ask()).toBe(5)
  expect(await ask()).toBe(5)
})

test('an answer, even a refusal, is no failure of the connection', async () => {
  const { target, seen } = await serve((response) => json(response, {}, 500))
  const transport = transportTo(target, { breaker: { failures: 1, resetMs: 1000 } })
  for (let n = 0; n < 3; n += 1) await expect(transport.write(put, z.number())).rejects.toMatchObject({ status: 500 })
  expect(seen).toHaveLength(3)
})

test('while one call tries, no other may', () => {
  let clock = 0
  const breaker = createBreaker({ failures: 1, resetMs: 10, now: () => clock })
  breaker.enter()
  breaker.settle('failed')
  clock = 10
  breaker.enter()
  expect(() => breaker.enter()).toThrow('has not answered')
  breaker.settle('untried')
  expect(() => breaker.enter()).not.toThrow()
})

test('no more requests run at once than may', async () => {
  const held: ServerResponse[] = []
  const { target } = await serve((response) => held.push(response))
  const transport = transportTo(target, { maxConcurrent: 2 })
  const answers = Promise.all(Array.from({ length: 6 }, () => transport.read(put, z.number())))
  for (let answered = 0; answered < 6; answered += 1) {
    await vi.waitFor(() => expect(held).toHaveLength(Math.min(2, 6 - answered)))
    const next = held.shift()
    if (next) json(next, 1)
  }
  expect(await answers).toHaveLength(6)
})

test('each in turn, and the turn passes on when one fails', async () => {
  const inTurn = createBulkhead(1, 2)
  const order: number[] = []
  const work = (n: number) => async () => {
    order.push(n)
    if (n === 1) throw new Error('one')
    return n
  }
  const results = await Promise.allSettled([1, 2, 3, 4].map((n) => inTurn(work(n))))
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'rejected'])
  expect(order).toEqual([1, 2, 3])
  expect(await inTurn(work(5))).toBe(5)
})
