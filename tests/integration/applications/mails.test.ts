import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fileApplication } from '@/lib/applications/file-application'
import { rejectApplication } from '@/lib/applications/reject-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { db } from '@/lib/db/client'
import { addNetwork } from '@/lib/networks/save-network'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { contextOf, mailed, person, system, wish } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let athens: number
beforeAll(async () => {
  process.env.PUBLIC_URL = 'https://portal.example.org/'
  const cluster = await add('athens')
  await cluster.pass()
  athens = cluster.id
  await person('alice', { locale: 'el', groups: ['students'] })
  await person('greek', { locale: 'el', rights: ['review_applications'] })
  await person('english', { locale: 'en', rights: ['review_applications'] })
  await person('athenian', { rights: [['review_applications', 'athens']] })
  await person('viewer', { rights: ['view_applications'] })
  await person('left', { rights: ['review_applications'] })
  await db.user.update({ where: { username: 'left' }, data: { isActive: false } })
  await changeSetting(system(), 'managers', ['boss@example.org', 'Greek@example.org'])
})
beforeEach(async () => void (await db.mail.deleteMany()))

const letter = async (to: string) => db.mail.findFirstOrThrow({ where: { to } })

test('of a filing the applicant, the reviewers and the managers hear, each once and in their language', async () => {
  const { id } = await fileApplication(await contextOf('alice'), wish('one.example.org'))
  expect(await mailed()).toEqual([
    'filed alice@example.org el',
    'filed boss@example.org en',
    'filed english@example.org en',
    'filed greek@example.org el',
  ])
  const toReviewer = await letter('english@example.org')
  expect(toReviewer.subject).toBe(`[ganetimgr] Application ${id}: one.example.org`)
  expect(toReviewer.text).toContain('alice applies for the instance one.example.org.')
  expect(toReviewer.text).toContain('Purpose: For a course')
  expect(toReviewer.text).toContain(`https://portal.example.org/review/${id}\n`)
  const toApplicant = await letter('alice@example.org')
  expect(toApplicant.text).toContain(`https://portal.example.org/applications/${id}\n`)
  expect(toApplicant.text).toMatch(/[α-ω]{4}/)
  expect(toApplicant.subject).not.toBe(toReviewer.subject)
})

test('B31: words with quotes, ampersands and angles arrive as they were written', async () => {
  const comments = `"R&D" <b>it's</b> naïve`
  await fileApplication(await contextOf('alice'), wish('words.example.org', { comments }))
  expect((await letter('english@example.org')).text).toContain(comments)
})

test('nobody writes a header or a recipient by way of a form', async () => {
  const comments = 'x\r\nBcc: evil@example.org'
  await fileApplication(await contextOf('alice'), wish('header.example.org', { comments }))
  for (const { subject, to } of await db.mail.findMany()) {
    expect(subject).not.toMatch(/[\r\n]/)
    expect(to).toMatch(/@example\.org$/)
    expect(to).not.toContain('evil')
  }
})

test('a wish for a cluster’s network is for the reviewers of that cluster too', async () => {
  const group = await db.group.findUniqueOrThrow({ where: { name: 'students' } })
  const network = { description: 'Lab', clusterId: athens, link: 'br9', mode: 'bridged' as const, groupIds: [group.id] }
  const { id: networkId } = await addNetwork(system(), network)
  await fileApplication(await contextOf('alice'), wish('lab.example.org', { networkId }))
  expect(await mailed()).toContain('filed athenian@example.org en')
})

test('a rejection is the applicant’s to read, a withdrawal the reviewers’', async () => {
  const alice = await contextOf('alice')
  const rejected = await fileApplication(alice, wish('no.example.org'))
  const withdrawn = await fileApplication(alice, wish('never.example.org'))
  await db.mail.deleteMany()
  await rejectApplication(await contextOf('english'), rejected.id, 1, 'Λείπει ο χώρος')
  expect(await mailed()).toEqual(['rejected alice@example.org el'])
  expect((await letter('alice@example.org')).text).toContain('Λείπει ο χώρος')
  await db.mail.deleteMany()
  await withdrawApplication(alice, withdrawn.id)
  expect(await mailed()).toEqual([
    'withdrawn boss@example.org en',
    'withdrawn english@example.org en',
    'withdrawn greek@example.org el',
  ])
})

test('a reviewer who applies gets the applicant’s letter and no other', async () => {
  await fileApplication(await contextOf('english'), wish('self.example.org'))
  const own = await db.mail.findMany({ where: { to: 'english@example.org' } })
  expect(own).toHaveLength(1)
  expect(own[0]?.text).toContain('has been filed')
})

test('who has been deactivated is not written to', async () => {
  await person('fired')
  const { id } = await fileApplication(await contextOf('fired'), wish('fired.example.org'))
  await db.user.update({ where: { username: 'fired' }, data: { isActive: false } })
  await db.mail.deleteMany()
  await rejectApplication(await contextOf('english'), id, 1, 'gone')
  expect(await mailed()).toEqual([])
})

test('the worker is asked to send each letter, in the transaction that wrote it', async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await fileApplication(await contextOf('alice'), wish('sent.example.org'))
  const jobs = await db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs order by key`
  const mails = await db.mail.findMany()
  expect(jobs.map(({ key }) => key).sort()).toEqual(mails.map(({ id }) => `mail:${id}`).sort())
  const failing = fileApplication(await contextOf('alice'), wish('sent.example.org'))
  await expect(failing).rejects.toThrow()
  expect(await db.mail.count()).toBe(mails.length)
})
