import { describe, expect, test } from 'vitest'
import { ask, createBody, outcome, start } from './ask'

const groupList = async (like: string) => {
  const simulator = await start({ like })
  const { body } = await ask(simulator, 'GET', '/2/networks/private')
  return (body as { group_list: unknown }).group_list
}

describe('an older Ganeti', () => {
  test('says so', async () => {
    expect((await ask(await start({ like: '2.6' }), 'GET', '/2/info')).body).toMatchObject({
      software_version: '2.6.2',
    })
    expect((await ask(await start({ like: '2.16.1' }), 'GET', '/2/info')).body).toMatchObject({
      software_version: '2.16.1',
    })
  })

  test.each([
    ['2.6', ['default(bridged, br100)']],
    ['2.8', [['default', 'bridged', 'br100']]],
    ['2.16', [['default', 'bridged', 'br100', '']]],
  ])('%s connects networks as %j', async (like, expected) => {
    expect(await groupList(like)).toEqual(expected)
  })

  test.each([
    ['2.6', 200],
    ['2.7', 401],
  ])('%s answers an unnamed query with %i', async (like, status) => {
    const simulator = await start({ like })
    expect(await ask(simulator, 'PUT', '/2/query/node', { fields: ['name'] }, null)).toMatchObject({ status })
  })

  test.each([
    ['2.6', 200],
    ['2.7', 401],
  ])('%s lets the unnamed wait with %i', async (like, status) => {
    const simulator = await start({ like })
    await outcome(simulator, 'POST', '/2/instances', createBody('x.example.org'))
    expect(await ask(simulator, 'GET', '/2/jobs/1/wait', { fields: ['status'] }, null)).toMatchObject({ status })
  })
})
