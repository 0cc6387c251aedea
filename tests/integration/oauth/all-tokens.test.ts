import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { pageOfTokens, readToken, revokeAnyToken } from '@/lib/oauth/all-tokens'
import { readBearer } from '@/lib/oauth/bearer'
import { addToken } from '@/lib/oauth/personal-tokens'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal } from '@/tests/support/fixtures'

testDatabase()

const page = { q: '', filters: {}, sort: 'createdAt', dir: 'desc' as const, skip: 0, take: 10 }

test('superusers see whose tokens there are, never the tokens, and end any of them at once', async () => {
  const alice = await person('alice')
  const root = await person('root', { superuser: true })
  const users = await person('users', { rights: ['manage_users'] })
  const { id, token } = await addToken(alice, { name: 'Backup', scopes: ['read'], days: 1 })
  await addToken(alice, { name: 'Over', scopes: ['admin'], days: 1 })
  await db.oAuthToken.updateMany({ where: { name: 'Over' }, data: { expiresAt: new Date() } })

  for (const other of [alice, users]) {
    expect(await refusal(pageOfTokens(other, page))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(revokeAnyToken(other, id))).toMatchObject({ code: 'forbidden' })
  }
  const now = { ...root, now: new Date() }
  const { total, rows } = await pageOfTokens(now, page)
  expect(total).toBe(1)
  expect(rows).toMatchObject([{ id, name: 'Backup', kind: 'personal', user: { username: 'alice' }, scopes: ['read'] }])
  expect(JSON.stringify(rows)).not.toContain('hash')
  const found = async (q: string, filters = {}) => (await pageOfTokens(now, { ...page, q, filters })).rows.length
  expect([await found('ali'), await found('nobody')]).toEqual([1, 0])
  expect([await found('backup', { kind: ['access'] }), await found('', { scope: ['read'] })]).toEqual([0, 1])

  expect(await readBearer(token, new Date())).not.toBeNull()
  await revokeAnyToken(root, id)
  expect(await readBearer(token, new Date())).toBeNull()
  expect(await refusal(readToken(root, id))).toMatchObject(notFound)
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'token.revoke', targetId: String(id) } })
  expect(entry).toMatchObject({ actorName: 'root', detail: { name: 'Backup', type: 'personal', username: 'alice' } })
})
