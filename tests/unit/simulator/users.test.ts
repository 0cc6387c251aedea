import { describe, expect, test } from 'vitest'
import { parseUsers, passwordMatches } from '../../../simulator/http/users'
import { ask, start } from './ask'

const file = `
# a comment
rclient   secret    write
guest testpw
both {cleartext}pw read,write
lonely
`

describe('the users file', () => {
  test('has a user a line', () => {
    expect(parseUsers(file)).toEqual([
      { name: 'rclient', password: 'secret', options: ['write'] },
      { name: 'guest', password: 'testpw', options: [] },
      { name: 'both', password: '{cleartext}pw', options: ['read', 'write'] },
    ])
  })

  test.each([
    ['secret', 'secret', true],
    ['secret', 'Secret', false],
    ['{ClearText}secret', 'secret', true],
    ['{HA1}7ec1f7318fe5a853d09ebf5938a9170a', 'secret', true],
    ['{ha1}7EC1F7318FE5A853D09EBF5938A9170A', 'other', false],
    ['{SHA}secret', 'secret', false],
    ['{}secret', '{}secret', false],
  ])('%s is the password %s: %s', (expected, given, matches) => {
    expect(passwordMatches('user', given, expected)).toBe(matches)
  })

  test('a user may come with a new file', async () => {
    const simulator = await start({ users: [{ name: 'a', password: 'x', options: [] }] })
    const known = `Basic ${Buffer.from('b:y').toString('base64')}`
    expect(await ask(simulator, 'GET', '/2/info', undefined, known)).toMatchObject({ status: 401 })
    simulator.control.setUsers([{ name: 'b', password: 'y', options: [] }])
    expect(await ask(simulator, 'GET', '/2/info', undefined, known)).toMatchObject({ status: 200 })
  })

  test('with --require-authentication nobody reads unnamed, not even what is not there', async () => {
    const simulator = await start({ requireAuthentication: true })
    expect(await ask(simulator, 'GET', '/version', undefined, null)).toMatchObject({ status: 401 })
    expect(await ask(simulator, 'GET', '/2/nope', undefined, null)).toMatchObject({ status: 401 })
    expect(await ask(simulator, 'GET', '/version')).toMatchObject({ status: 200 })
  })
})
