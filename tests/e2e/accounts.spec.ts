import { expect } from '@playwright/test'
import el from '../../locales/el.json' with { type: 'json' }
import en from '../../locales/en.json' with { type: 'json' }
import { enter, expectAccessible } from '../support/browser'
import { test } from '../support/demo'
import { tabTo, type } from '../support/keyboard'
import type { Portal } from '../support/portal'

const TEXTS = { en, el }
const STAFF = { en: 'root', el: 'eleni' } as const
const PASSWORD = 'a quiet blue harbour'
/** What the browser itself says of an answer that refuses. */
const REFUSED = /status of 401/

/** The link of the first mail to this address whose subject has these words; the mail, too. */
async function mailTo(portal: Portal, address: string, subject: string) {
  const mail = await portal.mail.waitFor((one) => one.recipients.includes(address) && !!one.subject?.includes(subject))
  const text = (mail.text ?? '').replaceAll('\n', ' ')
  return { text, link: /https?:\/\/\S+/.exec(text)?.[0] ?? '' }
}

for (const language of ['en', 'el'] as const)
  test(`${language}: by keyboard alone from asking for an account to the first page`, async ({ open, demo }) => {
    const t = TEXTS[language]
    const { portal } = demo
    const name = `nia-${language}`
    const address = `${name}@example.gr`
    const page = await open(null, { locale: language })
    await page.goto('/sign-in')
    await tabTo(page, t.signIn.register)
    await page.keyboard.press('Enter')
    await expect(page).toHaveTitle(new RegExp(t.register.title))
    await expect(page.getByRole('button', { name: t.register.submit })).toBeEnabled()
    await type(page, t.register.firstName, 'Nia')
    await type(page, t.register.lastName, 'Nikolaou')
    await type(page, t.register.email, address)
    await type(page, t.register.username, 'root')
    await type(page, t.register.password, PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByText(t.errors.terms_not_accepted)).toBeVisible()
    await expectAccessible(page)
    await tabTo(page, t.register.terms.replaceAll(/<\/?link>/g, ''))
    await page.keyboard.press('Space')
    await tabTo(page, t.register.submit)
    await page.keyboard.press('Enter')
    await expect(page.getByText(t.errors.username_taken)).toBeVisible()
    await expect(page.getByLabel(t.register.username)).toBeFocused()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(name, { delay: 25 })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: address })).toBeFocused()

    const confirm = await mailTo(portal, address, t.mail.account.registrationConfirm.subject)
    await page.goto(confirm.link)
    await expect(page.getByText(address)).toBeVisible()
    await expectAccessible(page)
    await expect(page.getByRole('button', { name: t.register.confirmVerb })).toBeEnabled()
    await tabTo(page, t.register.confirmVerb)
    await page.keyboard.press('Enter')
    await expect(page.getByText(t.register.confirmed)).toBeFocused()
    await mailTo(portal, address, t.mail.account.registrationWaits.subject)

    const told = await mailTo(portal, `${STAFF[language]}@example.gr`, 'Nia Nikolaou')
    expect(told.text).toContain(language === 'el' ? 'Ζητήθηκε λογαριασμός' : 'asks for an account')
    const staff = await open(STAFF[language])
    await staff.goto(told.link)
    await expect(staff.getByRole('link', { name: `${t.nav.accounts}, 1` })).toBeVisible()
    await expectAccessible(staff)
    await tabTo(staff, t.accounts.approveOf.replace('{name}', 'Nia Nikolaou'))
    await staff.keyboard.press('Enter')
    await expect(staff.getByText(t.accounts.none)).toBeVisible()

    const ready = await mailTo(portal, address, t.mail.account.registrationApproved.subject)
    await page.goto(ready.link)
    await expect(page.getByRole('button', { name: t.signIn.submit })).toBeEnabled()
    await expect(page.locator('input[name=login]')).toBeFocused()
    await page.keyboard.type(address)
    await type(page, t.signIn.password, PASSWORD)
    await page.keyboard.press('Enter')
    await expect(page.getByText(t.welcome.title.replace('{name}', 'Nia Nikolaou'))).toBeVisible()
    await expectAccessible(page)
    await tabTo(page, t.welcome.close)
    await page.keyboard.press('Enter')
    await expect(page.getByText(t.welcome.text)).toBeHidden()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(t.welcome.text)).toBeHidden()
  })

async function user(portal: Portal, name: string, language: 'en' | 'el'): Promise<string> {
  const address = `${name}@example.gr`
  const profile = ['--email', address, '--first-name', name, '--language', language]
  await portal.manage(['user', 'create', name, ...profile], [PASSWORD])
  return address
}

test('a forgotten password: by the mailed link, once, and the sessions of before have ended', async ({
  open,
  demo,
}) => {
  const { portal } = demo
  const address = await user(portal, 'petros', 'el')
  const before = await open(null)
  await before.goto('/sign-in')
  await enter(before, 'petros', PASSWORD)
  const page = await open(null)
  await page.goto('/sign-in')
  await page.getByRole('link', { name: en.signIn.forgot }).click()
  await expect(page.getByRole('button', { name: en.reset.ask })).toBeEnabled()
  await page.getByLabel(en.reset.email).fill('nobody@example.gr')
  await page.getByRole('button', { name: en.reset.ask }).click()
  await expect(page.getByRole('status').filter({ hasText: en.reset.sent })).toBeFocused()
  await page.goto('/reset')
  await expect(page.getByRole('button', { name: en.reset.ask })).toBeEnabled()
  await page.getByLabel(en.reset.email).fill(address)
  await page.getByRole('button', { name: en.reset.ask }).click()
  await expect(page.getByRole('status').filter({ hasText: en.reset.sent })).toBeFocused()
  const { link } = await mailTo(portal, address, el.mail.account.reset.subject)
  await page.goto(link)
  await expectAccessible(page)
  await page.getByLabel(en.reset.password).fill('another quiet harbour')
  await page.getByRole('button', { name: en.reset.save }).click()
  await expect(page.getByText(en.reset.done)).toBeVisible()
  await page.goto(link)
  await expect(page.getByText(en.reset.bad)).toBeVisible()
  await before.goto('/profile')
  await expect(before).toHaveURL(/\/sign-in/)
  await enter(before, 'petros', 'another quiet harbour')
  await mailTo(portal, address, el.mail.account.passwordChanged.subject)
})

test('profile: details, a new address, keys of a file, sessions, one’s data', async ({ open, demo }) => {
  const { portal } = demo
  const address = await user(portal, 'maria', 'en')
  const [page, other] = [await open(null), await open(null)]
  for (const browser of [page, other]) {
    await browser.goto('/sign-in')
    await enter(browser, 'maria', PASSWORD)
  }
  await page.goto('/profile')
  await page.getByLabel(en.profile.lastName).fill('Kalogeropoulou')
  await page.getByRole('button', { name: en.profile.save, exact: true }).first().click()
  await expect(page.getByText(en.profile.saved)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account of maria Kalogeropoulou' })).toBeVisible()

  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: en.profile.chooseFiles }).click()
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f maria@laptop\n'
  await (await chooser).setFiles({ name: 'id.pub', mimeType: 'text/plain', buffer: Buffer.from(key) })
  await page.getByRole('button', { name: en.profile.addKeys }).click()
  await expect(page.getByText('maria@laptop')).toBeVisible()

  await page.getByRole('textbox', { name: en.profile.newEmail }).fill('maria.new@example.gr')
  await page.getByLabel(en.profile.emailPassword).fill(PASSWORD)
  await page.getByRole('button', { name: en.profile.changeEmail }).click()
  await expect(page.getByText(en.profile.emailSent)).toBeVisible()
  await mailTo(portal, address, en.mail.account.emailAsked.subject)
  const { link } = await mailTo(portal, 'maria.new@example.gr', en.mail.account.emailConfirm.subject)
  const anyone = await open(null)
  await anyone.goto(link)
  await anyone.getByRole('button', { name: en.emailLink.verb }).click()
  await expect(anyone.getByText(en.emailLink.done)).toBeFocused()
  await mailTo(portal, address, en.mail.account.emailChanged.subject)
  await page.reload()
  await expect(page.getByText('maria.new@example.gr')).toBeVisible()

  await expect(page.getByText('Chrome on Windows')).toHaveCount(2)
  await page.getByRole('button', { name: en.profile.endOthers }).click()
  await expect(page.getByText('1 session ended.')).toBeVisible()
  await other.goto('/profile')
  await expect(other).toHaveURL(/\/sign-in/)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: en.profile.download }).click()
  expect((await download).suggestedFilename()).toMatch(/^maria-.*\.json$/)

  await page.getByRole('button', { name: en.profile.endEverywhere }).click()
  await page.getByRole('dialog').getByRole('button', { name: en.profile.endEverywhere }).click()
  await expect(page).toHaveURL(/\/sign-in/)
})

test('the colours and the time zone of a person go with them to another browser', async ({ open, demo }) => {
  await user(demo.portal, 'daphne', 'en')
  const page = await open(null)
  await page.goto('/sign-in')
  await enter(page, 'daphne', PASSWORD)
  await page.goto('/profile')
  await page.getByRole('radio', { name: en.profile.themes.dark }).check({ force: true })
  await page.getByRole('combobox', { name: en.profile.timeZone }).fill('Asia/Tok')
  await page.getByRole('option', { name: 'Asia/Tokyo' }).click()
  await page.getByRole('button', { name: en.profile.save, exact: true }).last().click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  const other = await open(null)
  await other.goto('/sign-in')
  await enter(other, 'daphne', PASSWORD)
  await expect(other.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})

test('too many wrong passwords have to wait, and the form says how long', async ({ open, demo, mayComplain }) => {
  mayComplain.push(REFUSED)
  await user(demo.portal, 'orestis', 'en')
  const page = await open(null)
  await page.goto('/sign-in')
  const attempt = async () => {
    const answered = page.waitForResponse((response) => response.url().includes('/callback/credentials'))
    await page.locator('input[name=login]').fill('orestis')
    await page.locator('input[name=password]').fill('wrong')
    await page.locator('button[type=submit]').click()
    await answered
    return page.locator('[role=alert]:not(#__next-route-announcer__)')
  }
  for (let count = 0; count < 5; count++) await expect(await attempt()).toContainText(en.signIn.refused)
  // Who is slow has waited long enough already; each time the wait is twice as long.
  await expect(async () => expect(await attempt()).toContainText('Too many attempts', { timeout: 1_000 })).toPass()
  await expectAccessible(page)
})

test('closed: the page says so, and the sign-in does not offer it', async ({ open, demo }) => {
  await demo.portal.manage(['setting', 'set', 'registrationOpen', 'false'])
  const page = await open(null)
  await page.goto('/register')
  await expect(page.getByText(en.register.closed)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/sign-in')
  await expect(page.getByRole('link', { name: en.signIn.register })).toHaveCount(0)
  await demo.portal.manage(['setting', 'set', 'registrationOpen', 'true'])
})

test('who is deactivated is signed out at the next request', async ({ open, demo }) => {
  await user(demo.portal, 'kostas', 'en')
  const page = await open(null)
  await page.goto('/sign-in')
  await enter(page, 'kostas', PASSWORD)
  await demo.portal.manage(['user', 'deactivate', 'kostas'])
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await demo.portal.manage(['user', 'activate', 'kostas'])
  await enter(page, 'kostas', PASSWORD)
})
