import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'

testDatabase()

test('a transaction that fails leaves nothing behind', async () => {
  const failed = db.$transaction(async (tx) => {
    await tx.group.create({ data: { name: 'lab' } })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await db.group.count()).toBe(0)
  await db.$transaction((tx) => tx.group.create({ data: { name: 'lab' } }))
  expect(await db.group.findMany({ select: { name: true } })).toEqual([{ name: 'lab' }])
})

test('times and Greek come back as they went in', async () => {
  const at = new Date('2026-03-29T01:30:00.123Z')
  await db.group.create({ data: { name: 'Εργαστήριο', createdAt: at } })
  expect((await db.group.findUniqueOrThrow({ where: { name: 'Εργαστήριο' } })).createdAt).toEqual(at)
  expect(await db.group.count({ where: { name: { contains: 'ΕΡΓΑΣΤΉΡΙΟ', mode: 'insensitive' } } })).toBe(1)
})
