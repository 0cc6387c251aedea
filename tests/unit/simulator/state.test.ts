import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask, createBody, outcome, start } from './ask'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('a state file', () => {
  test('brings everything back', async () => {
    const options = { state: join(folder, 'state.json'), instances: 3 }
    const first = await start(options)
    await outcome(first, 'POST', '/2/instances', createBody('kept.example.org'))
    const before = (await ask(first, 'GET', '/2/instances?bulk=1')).body
    await first.stop()
    const second = await start(options)
    expect((await ask(second, 'GET', '/2/instances?bulk=1')).body).toEqual(before)
    expect((await ask(second, 'GET', '/2/jobs/1')).body).toMatchObject({ status: 'success' })
    expect((await ask(second, 'PUT', '/2/tags?tag=x')).body).toBe(2)
    await second.stop()
  })

  test('ends a job that was under way', async () => {
    const options = { state: join(folder, 'state.json'), instances: 1 }
    const first = await start(options)
    first.control.pauseJobs()
    await ask(first, 'PUT', '/2/tags?tag=x')
    await first.stop()
    const second = await start(options)
    expect(second.control.state().jobs).toMatchObject([
      { id: 1, status: 'error', results: [['OpExecError', ['Unclean master daemon shutdown']]] },
    ])
    await second.stop()
  })
})
