import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { footPages, listPages, readPublicPage, readTermsAddress } from '@/lib/pages/queries'
import { addPage, editPage, removePage } from '@/lib/pages/save-page'
import type { PageInput } from '@/lib/pages/schema'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const page = (slug: string, changes: Partial<PageInput> = {}): PageInput => ({
  slug,
  titleEn: 'Terms',
  titleEl: '',
  textEn: 'Be **kind**.',
  textEl: '',
  inFoot: true,
  membersOnly: false,
  ...changes,
})

test('a page is read at its address, in the language that there is; without a text it is not there', async () => {
  const { id } = await addPage(system(), page('terms-of-service'))
  expect(await readPublicPage('terms-of-service', 'el', false)).toMatchObject({ language: 'en', title: 'Terms' })
  await editPage(system(), id, page('terms-of-service', { titleEl: 'Όροι', textEl: 'Με ευγένεια.' }))
  expect(await readPublicPage('terms-of-service', 'el', false)).toEqual({
    language: 'el',
    title: 'Όροι',
    text: 'Με ευγένεια.',
  })
  await addPage(system(), page('empty', { textEn: '' }))
  expect(await readPublicPage('empty', 'en', true)).toBeNull()
  expect(await footPages('el')).toEqual([{ slug: 'terms-of-service', title: 'Όροι' }])
})

test('one for members answers a stranger like one that does not exist', async () => {
  await addPage(system(), page('faq', { membersOnly: true, inFoot: false }))
  expect(await readPublicPage('faq', 'en', false)).toBeNull()
  expect(await readPublicPage('faq', 'en', true)).toMatchObject({ title: 'Terms' })
  expect(await readPublicPage('nothing', 'en', true)).toBeNull()
})

test('the terms are where the settings say, else at their page', async () => {
  expect(await readTermsAddress('')).toBe('/about/terms-of-service')
  expect(await readTermsAddress('https://example.org/terms')).toBe('https://example.org/terms')
  const { id } = await db.page.findUniqueOrThrow({ where: { slug: 'terms-of-service' } })
  await removePage(system(), id)
  expect(await readTermsAddress('')).toBe('')
})

test('only superusers keep pages; an address is taken once; every change is recorded', async () => {
  const helpdesk = await person('helpdesk', { rights: ['view_instances', 'manage_users'] })
  expect((await refusal(addPage(helpdesk, page('mine')))).code).toBe('forbidden')
  const window = { q: '', filters: {}, sort: 'slug', dir: 'asc' as const, skip: 0, take: 9 }
  expect((await refusal(listPages(helpdesk, window))).code).toBe('forbidden')
  expect((await refusal(addPage(system(), page('faq')))).fields).toEqual({ slug: 'page_taken' })
  expect((await refusal(addPage(system(), page('Not/this')))).fields).toEqual({ slug: 'slug_invalid' })
  expect((await refusal(addPage(system(), page('x', { titleEn: '' })))).fields).toEqual({ titleEn: 'required' })
  const entries = await db.auditEntry.findMany({ where: { target: 'page' }, orderBy: { id: 'asc' } })
  expect(entries.map(({ action }) => action)).toEqual([
    ...['page.add', 'page.edit', 'page.add', 'page.add', 'page.remove'],
  ])
})
