import { expect, type Page } from '@playwright/test'
import el from '../../locales/el.json' with { type: 'json' }
import en from '../../locales/en.json' with { type: 'json' }
import { holdScripts } from '../support/browser'
import { apply, fillIn, test } from '../support/demo'

const LANGUAGES = [
  ['en', en, 'root'],
  ['el', el, 'eleni'],
] as const

const LONG = `${'a'.repeat(64)}.example.org`

for (const [language, text, user] of LANGUAGES)
  test(`${language}: each mistake of an application is told beside its field, and nothing typed is lost`, async ({
    open,
  }) => {
    const { apply: label, errors } = text
    const page = await open(user, { locale: language })
    await apply(page, `taken-${language}.example.org`, language)
    await fillIn(page, 'good.example.org', language)
    const values = await typed(page)
    const mistakes: [string, string, string][] = [
      [label.hostname, '', errors.required],
      [label.hostname, 'web', errors.hostname_not_qualified],
      [label.hostname, 'under_score.example.org', errors.hostname_invalid],
      [label.hostname, LONG, errors.hostname_invalid],
      [label.hostname, `taken-${language}.example.org`, errors.hostname_taken],
      [label.hostname, 'web1.uni.example.org', errors.hostname_taken],
      [label.disk, '', errors.required],
      [label.disk, '0', errors.too_small.replace('{limit}', '2')],
      [label.disk, '100000', errors.too_big.replace(/\{limit\}.*/, '')],
      [label.comments, ' ', errors.required],
      [label.contactEmail, 'not an address', errors.email_invalid],
      [label.contactPhone, '1'.repeat(65), errors.too_long],
      [label.contactPhone, '', errors.required],
    ]
    for (const [name, bad, message] of mistakes) {
      const field = page.getByRole('textbox', { name: new RegExp(`^${name}`) })
      const good = await field.inputValue()
      await field.fill(bad)
      await page.getByRole('button', { name: label.submit }).click()
      await expect(field, `${name}: ${bad}`).toHaveAccessibleDescription(new RegExp(escaped(message)))
      await expect(field).toBeFocused()
      await expect(page.getByText(errors.invalid)).toBeVisible()
      await field.fill(good)
    }
    await page.getByRole('checkbox', { name: label.terms.replaceAll(/<\/?link>/g, '') }).uncheck()
    await page.getByRole('button', { name: label.submit }).click()
    await expect(page.getByText(errors.terms_not_accepted)).toBeVisible()
    expect(await typed(page)).toEqual(values)
    await page.getByRole('checkbox', { name: label.terms.replaceAll(/<\/?link>/g, '') }).check()
    await page.getByLabel(label.hostname).fill(`right-${language}.example.org`)
    await page.getByRole('button', { name: label.submit }).click()
    await page.waitForURL(/\/applications\/\d+$/)
  })

test('what is typed while the page’s scripts are on their way is kept', async ({ open }) => {
  const page = await open('bob')
  const send = await holdScripts(page)
  await page.goto('/profile', { waitUntil: 'commit' })
  const form = page.locator('form', { has: page.getByLabel(en.profile.phone) })
  await form.getByLabel(en.profile.phone).fill('+30 210 7472000')
  await send()
  await form.getByLabel(en.profile.firstName).fill('Bob')
  await expect(form.getByLabel(en.profile.phone)).toHaveValue('+30 210 7472000')
})

test('what is filled into an application while the page’s scripts are on their way goes with it', async ({ open }) => {
  const { apply: label } = en
  const page = await open('bob')
  const send = await holdScripts(page)
  await page.goto('/applications/new', { waitUntil: 'commit' })
  const name = page.getByLabel(label.hostname)
  await name.fill('early.example.org')
  await page.getByLabel(label.comments).fill('Typed on a slow line.')
  await page.getByRole('radio', { name: '2 GiB' }).check({ force: true })
  await page.getByRole('checkbox', { name: label.mailServer }).check()
  await send()
  await page.getByRole('button', { name: label.submit }).click()
  await expect(page.getByText(en.errors.invalid)).toBeVisible()
  await expect(name).toHaveValue('early.example.org')
  await expect(name).toHaveAccessibleDescription(label.nameFree)
  await expect(page.getByLabel(label.comments)).toHaveValue('Typed on a slow line.')
  await expect(page.getByRole('radio', { name: '2 GiB' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: label.mailServer })).toBeChecked()
  const summary = page.getByRole('complementary')
  await expect(summary).toContainText('early.example.org')
  await expect(summary).toContainText('2 GiB')
})

test('a secret that is sent before the page’s scripts are there does not get into its address', async ({ open }) => {
  const page = await open('bob')
  await holdScripts(page)
  await page.goto('/profile', { waitUntil: 'commit' })
  const secret = page.locator('input[type=password]').first()
  await secret.fill('bob correct horse')
  const sent = page.waitForRequest((request) => request.isNavigationRequest())
  await secret.press('Enter')
  expect((await sent).url()).toMatch(/\/profile$/)
  expect(page.url()).not.toContain('horse')
})

test('all mistakes are told at once', async ({ open }) => {
  const page = await open('bob')
  await page.goto('/applications/new')
  await page.getByRole('button', { name: en.apply.submit }).click()
  for (const name of [en.apply.hostname, en.apply.comments, en.apply.contactPhone])
    await expect(page.getByLabel(name)).toHaveAccessibleDescription(en.errors.required)
  await expect(page.getByText(en.errors.terms_not_accepted)).toBeVisible()
})

/** What stands in the fields, the name of the instance apart. */
async function typed(page: Page): Promise<string[]> {
  const fields = await page.locator('form').last().getByRole('textbox').all()
  return Promise.all(fields.slice(1).map((field) => field.inputValue()))
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
