import { expect, type Page, test } from '@playwright/test'
import en from '../../locales/en.json' with { type: 'json' }
import { enter, expectAccessible, visit } from '../support/browser'
import { tabTo, type } from '../support/keyboard'
import { type Portal, startPortal } from '../support/portal'
import { freePort } from '../support/ports'

const PASSWORD = 'a quiet blue harbour'
let portal: Portal
let url: string

// Browsers keep no passkeys for an address of numbers.
test.beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  portal = await startPortal('passkeys', { PORT: String(port), PUBLIC_URL: url })
  await portal.manage(['user', 'create', 'rhea', '--email', 'rhea@example.gr', '--language', 'en'], [PASSWORD])
})
test.afterAll(() => portal.stop())

/** A device with a passkey store that unlocks by itself; `of` moves the keys of another along. */
async function device(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    keys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    lose: () => session.send('WebAuthn.clearCredentials', { authenticatorId }),
    unlock: (isUserVerified: boolean) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

/** Away from a page first, whose stream of events would be refused. */
async function forget(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.context().clearCookies()
}

test('a passkey: added in the profile, as second step, alone, removed', async ({ browser }) => {
  const { page, complaints } = await visit(browser, url)
  const { keys, unlock, lose } = await device(page)
  await page.goto('/sign-in')
  await expectAccessible(page)
  await enter(page, 'rhea', PASSWORD)
  await page.goto('/profile')
  await page.getByRole('button', { name: en.factors.addPasskey }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(en.factors.name).fill('Laptop of the lab')
  await dialog.getByLabel(en.factors.password).fill(PASSWORD)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: en.factors.addPasskey }).click()
  const codes = page.getByRole('list', { name: en.factors.codes }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const [code = ''] = await codes.allTextContents()
  await page.getByRole('button', { name: en.factors.done }).click()
  await expect(page.getByText('Laptop of the lab')).toBeVisible()
  expect(await keys()).toHaveLength(1)
  await expectAccessible(page)

  await forget(page)
  await page.goto('/sign-in?next=/history')
  await enter(page, 'rhea', PASSWORD)
  await expect(page).toHaveURL(/\/sign-in\/second/)
  await expectAccessible(page)
  await page.getByRole('button', { name: en.second.usePasskey }).click()
  await expect(page).toHaveURL(/\/history$/)

  await forget(page)
  await page.goto('/sign-in')
  await unlock(false)
  await page.getByRole('button', { name: en.signIn.passkey }).click()
  await expect(page.getByText(en.signIn.stopped)).toBeVisible()
  await unlock(true)
  await page.getByRole('button', { name: en.signIn.passkey }).click()
  await expect(page).toHaveURL(`${url}/`)

  // By keyboard alone, once the device has lost its key: a recovery code instead.
  await lose()
  await forget(page)
  await page.goto('/sign-in?next=/profile')
  await enter(page, 'rhea', PASSWORD)
  await expect(page.getByRole('button', { name: en.second.usePasskey })).toBeEnabled()
  await tabTo(page, en.second.usePasskey)
  await page.keyboard.press('Enter')
  await expect(page.getByText(en.second.stopped)).toBeVisible()
  await type(page, en.second.recovery, code)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/profile$/)

  await page.getByRole('button', { name: 'Remove the passkey Laptop of the lab' }).click()
  await page.getByLabel(en.factors.password).last().fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: en.factors.removePasskey }).click()
  await expect(page.getByText(en.factors.passkeyNone)).toBeVisible()
  expect(complaints).toEqual([])
})
