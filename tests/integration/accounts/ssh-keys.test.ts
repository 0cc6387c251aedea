import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { addSshKeys, listSshKeys, removeSshKey } from '@/lib/accounts/ssh-keys'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'

testDatabase()

/** A new ed25519 key as an authorized_keys line (RFC 8709, 4). */
function keyLine(comment: string): string {
  const { publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const text = (part: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, part.length]), part])
  const blob = Buffer.concat([text(Buffer.from('ssh-ed25519')), text(raw)])
  return `ssh-ed25519 ${blob.toString('base64')} ${comment}`
}

test('many keys at once, each kept once', async () => {
  const alice = await person('alice')
  const [one, two] = [keyLine('alice@home'), keyLine('alice at work')]
  expect(await addSshKeys(alice, `# mine\n${one}\r\n\n${two}\n`)).toEqual({ added: 2, known: 0 })
  expect(await addSshKeys(alice, one)).toEqual({ added: 0, known: 1 })
  expect((await listSshKeys(alice)).map(({ comment }) => comment)).toEqual(['alice@home', 'alice at work'])
})

test('one bad line keeps all out and is named', async () => {
  const bob = await person('bob')
  const refused = await addSshKeys(bob, `${keyLine('good')}\nssh-rsa AAAA bad`).catch((error) => error.fields)
  expect(refused).toEqual({ keys: { code: 'key_malformed', values: { line: 2 } } })
  expect((await refusal(addSshKeys(bob, ' \n# nothing\n'))).fields).toEqual({ keys: 'required' })
  expect(await listSshKeys(bob)).toEqual([])
})

test('a key is removed by its owner alone', async () => {
  const [carol, dave] = [await person('carol'), await person('dave')]
  await addSshKeys(carol, keyLine('c'))
  const [key] = await listSshKeys(carol)
  expect((await refusal(removeSshKey(dave, key?.id ?? 0))).code).toBe('not_found')
  await removeSshKey(carol, key?.id ?? 0)
  expect(await listSshKeys(carol)).toEqual([])
  const actions = await db.auditEntry.findMany({ where: { actorName: 'carol' }, orderBy: { id: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual(['ssh-key.add', 'ssh-key.remove'])
})
