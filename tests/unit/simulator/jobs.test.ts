import { describe, expect, test } from 'vitest'
import { ask, createBody, outcome, start } from './ask'

const statuses = (jobs: { status: string }[]) => jobs.map((job) => job.status)

describe('jobs', () => {
  test('stay where they are while paused, and can be canceled there', async () => {
    const simulator = await start({ instances: 1 })
    simulator.control.pauseJobs()
    const { body: id } = await ask(simulator, 'PUT', '/2/instances/vm1.example.org/shutdown')
    const { body: other } = await ask(simulator, 'PUT', '/2/instances/vm1.example.org/startup')
    expect(statuses(simulator.control.state().jobs)).toEqual(['queued', 'queued'])
    expect((await ask(simulator, 'DELETE', `/2/jobs/${other}`)).body).toEqual([true, `Dequeued job ${other}`])
    simulator.control.resumeJobs()
    expect(await simulator.control.jobEnded(Number(id))).toBe('success')
    expect(statuses(simulator.control.state().jobs)).toEqual(['success', 'canceled'])
  })

  test('of one instance come one after the other', async () => {
    const simulator = await start({ instances: 1 })
    const acts = ['shutdown', 'startup', 'shutdown', 'startup']
    const ids: number[] = []
    for (const act of acts) {
      ids.push(Number((await ask(simulator, 'PUT', `/2/instances/vm1.example.org/${act}`)).body))
    }
    expect(await Promise.all(ids.map((id) => simulator.control.jobEnded(id)))).toEqual(acts.map(() => 'success'))
    const { body } = await ask(simulator, 'PUT', '/2/query/job', { fields: ['opexec', 'opend'] })
    const times = (body as { data: [[0, number[][]], [0, number[][]]][] }).data.flatMap((cells) =>
      cells.map((cell) => (cell[1][0]?.[0] ?? 0) * 1e6 + (cell[1][0]?.[1] ?? 0)),
    )
    expect([...times].sort((a, b) => a - b)).toEqual(times)
    expect((await ask(simulator, 'GET', '/2/instances/vm1.example.org')).body).toMatchObject({ status: 'running' })
  })

  test('fail on demand, by kind, and then no more', async () => {
    const simulator = await start({ instances: 1 })
    simulator.control.setJobFaults({ failKinds: ['OP_INSTANCE_SHUTDOWN'], failText: 'disk on fire' })
    expect(await outcome(simulator, 'PUT', '/2/instances/vm1.example.org/shutdown')).toEqual({
      status: 'error',
      results: [['OpExecError', ['disk on fire']]],
    })
    expect(await outcome(simulator, 'POST', '/2/instances/vm1.example.org/reboot')).toMatchObject({ status: 'success' })
    simulator.control.clearFaults()
    expect(await outcome(simulator, 'PUT', '/2/instances/vm1.example.org/shutdown')).toMatchObject({
      status: 'success',
    })
  })

  test('fail on demand, every so often', async () => {
    const simulator = await start({ instances: 1, seed: 7 })
    simulator.control.setJobFaults({ failRate: 0.5 })
    const seen = new Set<string>()
    for (let count = 0; count < 12; count++) {
      seen.add((await outcome(simulator, 'PUT', '/2/tags?tag=x')).status)
    }
    expect(seen).toEqual(new Set(['success', 'error']))
  })

  test('of more than one opcode get no further when they are canceled while they run', async () => {
    const simulator = await start({ instances: 1, diskTemplates: ['file'], speed: 1 })
    const { body: id } = await ask(simulator, 'POST', '/2/instances/vm1.example.org/reinstall', {})
    const status = async () => ((await ask(simulator, 'GET', `/2/jobs/${id}`)).body as { status: string }).status
    while ((await status()) !== 'running');
    expect((await ask(simulator, 'DELETE', `/2/jobs/${id}`)).body).toEqual([
      false,
      "Job no longer waiting, can't cancel (informed it anyway)",
    ])
    expect(await simulator.control.jobEnded(Number(id))).toBe('canceled')
    expect((await ask(simulator, 'GET', `/2/jobs/${id}`)).body).toMatchObject({
      opstatus: ['success', 'canceled', 'canceled'],
      opresult: [null, 'Job canceled by request', 'Job canceled by request'],
    })
  })

  test('get lost on demand: a number, and nothing behind it', async () => {
    const simulator = await start({ instances: 1 })
    simulator.control.setJobFaults({ loseRate: 1 })
    const { body: id } = await ask(simulator, 'PUT', '/2/instances/vm1.example.org/shutdown')
    expect((await ask(simulator, 'GET', `/2/jobs/${id}`)).body).toMatchObject({ id, status: null, ops: null })
  })

  test('of an operator look like it', async () => {
    const simulator = await start({ instances: 1 })
    const id = simulator.control.operator.run('shutdown', { instance_name: 'vm1.example.org' })
    expect(await simulator.control.jobEnded(id)).toBe('success')
    const { body } = await ask(simulator, 'GET', `/2/jobs/${id}`)
    expect(body).toMatchObject({ ops: [{ reason: [['gnt:client:gnt-instance', 'shutdown', expect.any(Number)], {}] }] })
  })

  test('that are archived are no more in the list, but can be asked for', async () => {
    const simulator = await start({ instances: 1 })
    await outcome(simulator, 'POST', '/2/instances', createBody('x.example.org'))
    simulator.control.operator.archiveJobs()
    expect((await ask(simulator, 'GET', '/2/jobs')).body).toEqual([])
    expect((await ask(simulator, 'GET', '/2/jobs/1')).body).toMatchObject({ status: 'success' })
  })
})
