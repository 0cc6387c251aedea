import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db/client'
import { watched } from '@/lib/db/watched'
import { isUnavailable } from '@/lib/errors/unavailable'
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

test('a transaction that takes too long is told as a database that cannot be asked', async () => {
  const told = await watched(async (failed) => {
    const slow = db.$transaction(
      async (tx) => {
        await tx.group.create({ data: { name: 'late' } })
        await tx.$queryRaw`select pg_sleep(0.2)::text`
        await tx.group.create({ data: { name: 'later' } })
      },
      { timeout: 100 },
    )
    const error = await slow.catch((thrown: unknown) => thrown)
    return { unavailable: isUnavailable(error), failed: failed() }
  })
  expect(told).toEqual({ unavailable: true, failed: true })
  expect(await db.group.count({ where: { name: { startsWith: 'late' } } })).toBe(0)
})

test('what a transaction reads together is asked for one after the other, as pg wants it of one connection', async () => {
  const warnings: string[] = []
  const hear = ({ message }: Error) => void warnings.push(message)
  process.on('warning', hear)
  onTestFinished(() => void process.off('warning', hear))
  await db.user.create({ data: { username: 'alice', email: 'alice@example.org' } })
  await db.$transaction((tx) => tx.user.findMany({ include: { sessions: true, sshKeys: true, groups: true } }))
  await setImmediate()
  expect(warnings).toEqual([])
})
