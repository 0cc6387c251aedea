import { describe, expect, test } from 'vitest'
import { ask, start } from './ask'

const shown = async (simulator: Awaited<ReturnType<typeof start>>, name = 'vm1.example.org') =>
  (await ask(simulator, 'GET', `/2/instances/${name}`)).body as Record<string, unknown>

describe('what happens without the portal', () => {
  test('a machine that stops by itself leaves its configuration alone', async () => {
    const simulator = await start({ instances: 1 })
    simulator.control.operator.edit('vm1.example.org', { adminState: 'up' })
    simulator.control.operator.setRunning('vm1.example.org', true)
    const before = await shown(simulator)
    simulator.control.operator.setRunning('vm1.example.org', false)
    const after = await shown(simulator)
    expect([before.status, after.status]).toEqual(['running', 'ERROR_down'])
    expect(after.mtime).toBe(before.mtime)
  })

  test.each([
    [{ dead: true }, 'ERROR_nodedown', [2, null]],
    [{ role: 'O' as const }, 'ERROR_nodeoffline', [4, null]],
  ])('a node that is %j', async (change, status, live) => {
    const simulator = await start({ instances: 1 })
    const { pnode } = await shown(simulator)
    simulator.control.operator.setNode(String(pnode), change)
    const { body } = await ask(simulator, 'PUT', '/2/query/instance', { fields: ['status', 'oper_state', 'oper_ram'] })
    expect((body as { data: unknown[] }).data).toEqual([[[0, status], live, live]])
  })

  test('one that its user shut down', async () => {
    const simulator = await start({ instances: 1 })
    simulator.control.operator.userShutdown('vm1.example.org')
    expect(await shown(simulator)).toMatchObject({ status: 'USER_down' })
  })

  test('one that is gone, and tags that are other', async () => {
    const simulator = await start({ instances: 2 })
    const { mtime } = await shown(simulator)
    simulator.control.operator.setTags('vm1.example.org', ['x'])
    simulator.control.operator.forget('vm2.example.org')
    const body = { fields: ['name', 'tags'], qfilter: ['>', 'mtime', Math.floor(Number(mtime)) - 1] }
    expect(((await ask(simulator, 'PUT', '/2/query/instance', body)).body as { data: unknown[] }).data).toEqual([
      [
        [0, 'vm1.example.org'],
        [0, ['x']],
      ],
    ])
  })
})
