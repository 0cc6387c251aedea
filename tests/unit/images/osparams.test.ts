import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeOsparams, keyOsparams } from '@/lib/images/osparams'

test('text stays, everything else goes as JSON', () => {
  const params = { a: 'x', b: 3, c: true, d: null, e: { f: [1] }, g: '{"h":1}' }
  expect(encodeOsparams(params)).toEqual({ a: 'x', b: '3', c: 'true', d: 'null', e: '{"f":[1]}', g: '{"h":1}' })
})

test('whatever JSON holds can be read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { p } = encodeOsparams({ p: value })
      expect(typeof p).toBe('string')
      expect(typeof value === 'string' ? p : JSON.parse(p ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
    }),
    { seed: 5 },
  )
})

const url = 'https://portal.example.org/application/1/cookie/ssh_keys'
const keys = ['ssh-ed25519 AAAA alice', 'ssh-rsa BBBB']
const files = (sshKeyUsers: string) => keyOsparams({ sshKeyUsers, sshKeyParam: null }, keys, url).img_personality

test('method A: an address that the installer fetches', () => {
  expect(keyOsparams({ sshKeyUsers: 'root', sshKeyParam: 'ssh_keys' }, keys, url)).toEqual({ ssh_keys: url })
  expect(keyOsparams({ sshKeyUsers: null, sshKeyParam: 'ssh_keys' }, [], url)).toEqual({ ssh_keys: url })
})

test('method B: a file for each user, with group and path as told or as usual', () => {
  const contents = Buffer.from('ssh-ed25519 AAAA alice\nssh-rsa BBBB\n').toString('base64')
  expect(files('root  debian web:www-data:/srv/keys app:staff')).toEqual([
    { path: '/root/.ssh/authorized_keys', contents, owner: 'root', group: '', mode: 0o600 },
    { path: '/home/debian/.ssh/authorized_keys', contents, owner: 'debian', group: 'debian', mode: 0o600 },
    { path: '/srv/keys', contents, owner: 'web', group: 'www-data', mode: 0o600 },
    { path: '/home/app/.ssh/authorized_keys', contents, owner: 'app', group: 'staff', mode: 0o600 },
  ])
})

test('neither method, or no keys: nothing', () => {
  expect(keyOsparams({ sshKeyUsers: null, sshKeyParam: null }, keys, url)).toEqual({})
  expect(keyOsparams({ sshKeyUsers: 'root', sshKeyParam: null }, [], url)).toEqual({})
})
