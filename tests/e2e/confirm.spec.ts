import { expect } from '@playwright/test'
import { expectAccessible } from '../support/browser'
import { test } from '../support/demo'

const PAGE = '/instances/alpha'
/** The link in a mail, wrapped or not. */
const linkIn = (text = '') => /http\S+\/confirm\/[\w-]+/.exec(text)?.[0] ?? ''

test('an owner destroys an instance by the mailed link, in Greek; its page says that it is gone', async ({
  open,
  demo,
}) => {
  const name = 'web58.uni.example.org'
  const page = await open('alice')
  await page.goto(`${PAGE}/${name}/destroy`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Αποστολή συνδέσμου' }).click()
  await expect(page.getByText('Εκκρεμεί οριστική διαγραφή')).toBeVisible()
  const mail = await demo.portal.mail.waitFor(({ subject }) => subject?.includes(name) === true)
  expect(mail.subject).toContain('Επιβεβαίωση οριστικής διαγραφής')
  const link = linkIn(mail.text)

  const bob = await open('bob')
  await bob.goto(link)
  await expect(bob.getByRole('heading', { name: 'This request no longer stands' })).toBeVisible()

  await page.goto(link)
  await expectAccessible(page)
  const verb = page.getByRole('button', { name: 'Οριστική διαγραφή' })
  await verb.click()
  await expect(page.getByText('Δεν είναι αυτό το όνομά της.')).toBeVisible()
  await page.getByRole('textbox', { name: new RegExp(name) }).fill(name)
  await verb.click()
  await expect(page.getByRole('heading', { name: `Η ${name} διαγράφηκε οριστικά` })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Το αίτημα δεν ισχύει πλέον' })).toBeVisible()
})

test('a superuser renames at once, in English, and the old address leads to the new', async ({ open, demo }) => {
  const [name, newName] = ['web55.uni.example.org', 'renamed55.uni.example.org']
  const page = await open('root')
  demo.alpha.control.operator.userShutdown(name)
  await page.goto(`${PAGE}/${name}/rename`)
  await page.getByLabel('New name').fill(newName)
  await expect(async () => {
    if (!page.url().includes('/confirm/'))
      await page.getByRole('button', { name: 'Continue' }).click({ timeout: 1_000 })
    await page.waitForURL(/\/confirm\//, { timeout: 5_000 })
  }).toPass({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { name: newName })).toBeVisible({ timeout: 30_000 })
  await page.goto(`${PAGE}/${name}/history`)
  await expect(page).toHaveURL(`${PAGE}/${newName}/history`)
  await expect(page.getByRole('cell', { name: `Rename to ${newName}`, exact: true })).toBeVisible()
})
