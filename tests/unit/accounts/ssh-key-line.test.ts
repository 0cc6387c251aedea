import { expect, test } from 'vitest'
import { parseKeyLine } from '@/lib/accounts/ssh-key-line'
import keys from './fixtures/keys.json'

const [rsa, ed25519, ecdsa256] = keys.good.map(({ line }) => line)
const blobOf = (line = '') => Buffer.from(line.split(' ')[1] ?? '', 'base64')

test.each(keys.good)('$line is taken, with the fingerprint of ssh-keygen -l', ({ line, fingerprint }) => {
  const [type, key, ...comment] = line.split(' ')
  expect(parseKeyLine(line)).toEqual({ type, key, comment: comment.join(' '), fingerprint })
})

test('RSA of 1024 bits and DSA are too weak', () => {
  for (const line of keys.weak) expect(parseKeyLine(line)).toEqual({ error: 'key_weak' })
})

test('a private key is named as what it is', () => {
  for (const kind of ['OPENSSH', 'RSA', 'EC'])
    expect(parseKeyLine(`-----BEGIN ${kind} PRIVATE KEY-----`)).toEqual({ error: 'key_private' })
})

test('what is no key of a type that sshd takes', () => {
  for (const line of ['', 'hello', 'ssh-rsa1 AAAA', `no-pty ${ed25519}`, 'ssh-ed25519-cert-v01@openssh.com AAAA'])
    expect(parseKeyLine(line), line).toEqual({ error: 'key_unknown_type' })
})

test('cut, changed, of another type than it says, or not base64', () => {
  const cut = (line = '') => line.split(' ').slice(0, 2).join(' ').slice(0, -8)
  const renamed = `ecdsa-sha2-nistp384 ${blobOf(ecdsa256).toString('base64')}`
  const bad = [
    'ssh-rsa',
    'ssh-rsa AAAA',
    cut(rsa),
    cut(ed25519),
    'ssh-ed25519 A*B',
    renamed,
    `ssh-rsa ${ed25519?.split(' ')[1]}`,
  ]
  for (const line of bad) expect(parseKeyLine(line), line).toEqual({ error: 'key_malformed' })
})

test('a security key is looked into as well', () => {
  const text = (part: string) => Buffer.concat([Buffer.from([0, 0, 0, part.length]), Buffer.from(part)])
  const name = 'sk-ssh-ed25519@openssh.com'
  const key = (...parts: string[]) => `${name} ${Buffer.concat([name, ...parts].map(text)).toString('base64')}`
  expect(parseKeyLine(key('x'.repeat(32), 'ssh:'))).toMatchObject({ type: name })
  for (const line of [key(), key('x'.repeat(32)), key('x'.repeat(32), 'ssh:', 'more')])
    expect(parseKeyLine(line)).toEqual({ error: 'key_malformed' })
})

test('blanks around and a comment of many words, 255 characters at most', () => {
  expect(parseKeyLine(`  ${ed25519}  at work \r`)).toMatchObject({ comment: 'ed@host at work' })
  const long = parseKeyLine(`${ed25519} ${'x'.repeat(300)}`)
  expect('comment' in long && long.comment).toHaveLength(255)
})
