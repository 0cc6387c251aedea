import { describe, expect, test } from 'vitest'
import { ask, start } from './ask'

describe('faults', () => {
  test('an answer of another kind, as often as was said', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'status', status: 503 }, times: 2 })
    const seen = []
    for (let count = 0; count < 3; count++) seen.push((await ask(simulator, 'GET', '/2/info')).status)
    expect(seen).toEqual([503, 503, 200])
  })

  test('only where they were asked for', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'garbage' }, path: '^/2/nodes', method: 'GET' })
    expect((await ask(simulator, 'GET', '/2/nodes')).text).toContain('<html>')
    expect((await ask(simulator, 'GET', '/2/groups')).body).toEqual([{ name: 'default', uri: '/2/groups/default' }])
  })

  test('a body that is cut', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'truncate' }, times: 1 })
    const answer = await ask(simulator, 'GET', '/2/info')
    expect(answer).toMatchObject({ status: 200, body: undefined })
    expect(answer.text).toMatch(/^\{"software_version"/)
  })

  test('a connection that is reset in the middle of a body', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'reset' }, times: 1 })
    await expect(ask(simulator, 'GET', '/2/info')).rejects.toThrow()
  })

  test('a connection that is cut before any answer', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'refuse' }, times: 1 })
    await expect(ask(simulator, 'GET', '/2/info')).rejects.toThrow(/closed/)
    expect(await ask(simulator, 'GET', '/2/info')).toMatchObject({ status: 200 })
  })

  test('an answer that comes late', async () => {
    const simulator = await start()
    simulator.control.addFault({ latencyMs: 200, times: 1 })
    const began = performance.now()
    expect(await ask(simulator, 'GET', '/2/info')).toMatchObject({ status: 200 })
    expect(performance.now() - began).toBeGreaterThan(190)
  })

  test('an answer that never comes', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'hang' }, times: 1 })
    const unanswered = ask(simulator, 'GET', '/2/nodes').catch((error: Error) => error.message)
    while (simulator.control.requests().length === 0) await ask(simulator, 'GET', '/2/info')
    await simulator.stop()
    expect(await unanswered).toMatch(/closed/)
  })

  test('a body that is huge', async () => {
    const simulator = await start()
    simulator.control.addFault({ fault: { kind: 'huge', bytes: 1_000_000 }, times: 1 })
    expect((await ask(simulator, 'GET', '/2/info')).text).toHaveLength(1_000_000)
  })

  test('a write that goes wrong before it did anything, or after', async () => {
    const simulator = await start({ instances: 1 })
    const fault = { kind: 'status', status: 502 } as const
    simulator.control.addFault({ fault, method: 'PUT', times: 1 })
    await ask(simulator, 'PUT', '/2/instances/vm1.example.org/shutdown')
    expect(simulator.control.state().jobs).toEqual([])
    simulator.control.addFault({ fault, method: 'PUT', times: 1, afterwards: true })
    await ask(simulator, 'PUT', '/2/instances/vm1.example.org/shutdown')
    expect(simulator.control.state().jobs).toHaveLength(1)
  })

  test('an outage, and its end at the same address', async () => {
    const simulator = await start()
    await simulator.control.outage()
    await expect(ask(simulator, 'GET', '/version')).rejects.toThrow(/ECONNREFUSED/)
    await simulator.control.recover()
    expect((await ask(simulator, 'GET', '/version')).body).toBe(2)
  })

  test('a drained queue', async () => {
    const simulator = await start()
    simulator.control.setJobFaults({ drained: true })
    expect(await ask(simulator, 'PUT', '/2/tags?tag=x')).toMatchObject({ status: 500 })
  })

  test('every request is remembered, with who asked', async () => {
    const simulator = await start()
    await ask(simulator, 'PUT', '/2/query/node', { fields: ['name'] })
    expect(simulator.control.requests({ forget: true })).toEqual([
      { method: 'PUT', url: '/2/query/node', user: 'writer', body: '{"fields":["name"]}', code: 200 },
    ])
    expect(simulator.control.requests()).toEqual([])
  })
})
