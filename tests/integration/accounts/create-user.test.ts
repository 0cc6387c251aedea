import { expect, test } from 'vitest'
import { createUser } from '@/lib/accounts/create-user'
import { createGroup } from '@/lib/accounts/groups'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { mirrored, person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const newcomer = (username: string, email = `${username}@example.org`) => ({ username, email, password: null })

test('a user name that Ganeti cannot carry in a tag is refused, and says why', async () => {
  for (const username of ['αλίκη', 'zoé', 'a b', 'a:b', 'a/b', 'a,b']) {
    const refused = await refusal(createUser(system(), newcomer(username, 'someone@example.org')))
    expect(refused.fields, username).toEqual({ username: 'username_alphabet' })
  }
  expect(await db.user.count()).toBe(0)
})

test('B30: names with + and @ are names, of groups too', async () => {
  await createUser(system(), newcomer('a+b@c', 'plus@example.org'))
  await createGroup(system(), 'staff+1')
  expect(await db.user.count({ where: { username: 'a+b@c' } })).toBe(1)
  expect((await refusal(createGroup(system(), 'ομάδα'))).fields).toEqual({ form: 'username_alphabet' })
})

test('names and addresses are unique whatever their case', async () => {
  await createUser(system(), newcomer('Maria'))
  expect((await refusal(createUser(system(), newcomer('mARIA', 'other@example.org')))).fields).toEqual({
    username: 'username_taken',
  })
  expect((await refusal(createUser(system(), newcomer('marios', 'MARIA@example.org')))).fields).toEqual({
    email: 'email_taken',
  })
})

test('an underscore in a name or address is that character and no other', async () => {
  await createUser(system(), newcomer('axb'))
  await createUser(system(), newcomer('a_b', 'a_b@example.org'))
  expect(await db.user.count({ where: { username: { in: ['axb', 'a_b'] } } })).toBe(2)
})

test('of ten at once with one name, one is made', async () => {
  const spellings = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? 'crowd' : 'CROWD'))
  const all = await Promise.allSettled(
    spellings.map((username, i) => createUser(system(), newcomer(username, `crowd${i}@example.org`))),
  )
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect(await db.user.count({ where: { username: { equals: 'crowd', mode: 'insensitive' } } })).toBe(1)
})

test('who may manage users makes users but no superusers, others make none', async () => {
  const manager = await person('manager', { rights: ['manage_users'] })
  const nobody = await person('nobody')
  await createUser(manager, newcomer('made'))
  expect((await refusal(createUser(manager, { ...newcomer('king'), isSuperuser: true }))).code).toBe('forbidden')
  expect((await refusal(createUser(nobody, newcomer('made2')))).code).toBe('forbidden')
  expect(await db.user.count({ where: { username: { in: ['king', 'made2'] } } })).toBe(0)
})

test('the audit log tells who was made by whom, and not with which password', async () => {
  const manager = await person('chief', { rights: ['manage_users'] })
  const { id } = await createUser(manager, { ...newcomer('told'), password: 'correct horse battery' })
  const [entry] = await db.auditEntry.findMany({ where: { action: 'user.create', targetId: String(id) } })
  expect(entry).toMatchObject({ actorName: 'chief', actorKind: 'user', address: '192.0.2.1', target: 'user' })
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id } })
  expect(passwordHash).toMatch(/^\$argon2id\$/)
  expect(JSON.stringify(await db.auditEntry.findMany())).not.toMatch(/horse|argon2/)
})

test('a short password is refused', async () => {
  const refused = await refusal(createUser(system(), { ...newcomer('shorty'), password: 'nine char' }))
  expect(refused.fields).toEqual({ password: 'password_short' })
})

test('what was tagged with a name before its bearer came is theirs at once', async () => {
  const cluster = await db.cluster.create({ data: { slug: 'c', hostname: 'c.example.org' } })
  const instance = await db.instance.create({
    data: {
      ...mirrored(cluster.id, 'early.example.org'),
      owners: {
        create: [
          { kind: 'user', name: 'late' },
          { kind: 'group', name: 'latecomers' },
          { kind: 'group', name: 'late' },
        ],
      },
    },
  })
  const user = await createUser(system(), newcomer('late'))
  const group = await createGroup(system(), 'latecomers')
  const owners = await db.instanceOwner.findMany({ where: { instanceId: instance.id } })
  const bearers = owners.map(({ kind, name, userId, groupId }) => [kind, name, userId, groupId])
  expect(bearers.sort()).toEqual([
    ['group', 'late', null, null],
    ['group', 'latecomers', null, group.id],
    ['user', 'late', user.id, null],
  ])
})
