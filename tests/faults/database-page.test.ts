import { type Browser, chromium, expect as look } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { cookieOf } from '../support/console'
import { person } from '../support/fixtures'
import { type OwnDatabase, ownDatabase } from './own-database'
import { makeSite, type Site } from './site'

/** What a person sees whose portal loses its database, and gets it back. */

const BACK = { timeout: 60_000 }

let database: OwnDatabase
let site: Site
let browser: Browser
let alice: UserCtx
beforeAll(async () => {
  database = await ownDatabase()
  alice = await person('alice')
  site = await makeSite({ DB_TIMEOUT: '2' })
  await site.start('web')
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
})
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  await database?.clear()
})

test('a form keeps what was typed and says why; a page says so in either language, and goes on by itself', async () => {
  const context = await browser.newContext({ baseURL: site.url, locale: 'en' })
  const [name = '', value = ''] = (await cookieOf(alice)).split(/=(.*)/s)
  await context.addCookies([{ name, value, url: site.url }])
  const page = await context.newPage()
  await page.goto('/profile')
  const phone = page.getByLabel(en.profile.phone)
  const form = page.locator('form', { has: phone })
  const save = form.getByRole('button', { name: en.profile.save, exact: true })
  await look(async () => {
    await form.getByLabel(en.profile.firstName).fill('Alice')
    await form.getByLabel(en.profile.lastName).fill('Liddell')
    await phone.fill('+30 210 7471000')
    await look(save).toBeEnabled({ timeout: 1000 })
  }).toPass(BACK)

  await database.postgres.end('SIGQUIT')
  await save.click()
  await look(form.getByText(en.errors.database_unavailable)).toBeVisible(BACK)
  await look(phone).toHaveValue('+30 210 7471000')

  const greek = await browser.newPage({ baseURL: site.url, locale: 'el-GR' })
  expect((await greek.goto('/about'))?.status()).toBe(503)
  await look(greek.getByRole('heading', { name: el.outage.title })).toBeVisible()
  await look(greek.getByText(el.outage.looking)).toBeVisible()

  await database.postgres.start()
  await look(greek.getByRole('heading', { name: el.outage.title })).toBeHidden(BACK)
  expect(new URL(greek.url()).pathname).toBe('/about')
  await look(async () => {
    await save.click()
    await look(form.getByText(en.profile.saved)).toBeVisible({ timeout: 3000 })
  }).toPass(BACK)
  expect(await db.user.findFirstOrThrow({ where: { id: alice.actor.id } })).toMatchObject({ phone: '+30 210 7471000' })
})
