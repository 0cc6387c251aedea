import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import en from '../../locales/en.json' with { type: 'json' }
import { enter, expectAccessible } from '../support/browser'
import { test } from '../support/demo'
import { tabTo, type } from '../support/keyboard'
import type { Portal } from '../support/portal'

const PASSWORD = 'a quiet blue harbour'
/** What the browser itself says of an answer that refuses. */
const REFUSED = /status of 401/
const ALERT = '[role=alert]:not(#__next-route-announcer__)'
const STEP_MS = 30_000

async function user(portal: Portal, name: string): Promise<void> {
  await portal.manage(['user', 'create', name, '--email', `${name}@example.gr`, '--language', 'en'], [PASSWORD])
}

/** The app's code; of the next half minute where the present one has been used. */
const codeOf = (secret: string, ahead = 0) => generateSync({ secret, epoch: (Date.now() + ahead) / 1000 })

/** From the dialog or page that asks for the password on; answers the app's secret and the recovery codes. */
async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel(en.factors.password).last().fill(PASSWORD)
  await page.getByRole('button', { name: en.factors.next }).click()
  await expect(page.getByRole('img', { name: en.factors.picture })).toBeVisible()
  const uri = await page.locator('a[href^="otpauth:"]').getAttribute('href')
  const secret = new URL(uri ?? '').searchParams.get('secret') ?? ''
  await expectAccessible(page)
  await page.getByLabel(en.factors.code).fill('000000')
  await page.getByRole('button', { name: en.factors.confirm }).click()
  await expect(page.getByText(en.errors.code_wrong)).toBeVisible()
  await page.getByLabel(en.factors.code).fill(codeOf(secret))
  await page.getByRole('button', { name: en.factors.confirm }).click()
  const codes = page.getByRole('list', { name: en.factors.codes }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  await expectAccessible(page)
  return { secret, codes: await codes.allTextContents() }
}

test('an app: set up in the profile, asked for at the sign-in, its codes once; removed again', async ({
  open,
  demo,
  mayComplain,
}) => {
  mayComplain.push(REFUSED)
  await user(demo.portal, 'thalia')
  const page = await open(null)
  await page.goto('/sign-in')
  await enter(page, 'thalia', PASSWORD)
  await page.goto('/profile')
  await page.getByRole('button', { name: en.factors.setUpApp }).click()
  const { secret, codes } = await setUpApp(page)
  // The page behind is brought up to date, and the codes stay.
  await expect(page.getByText('10 left')).toBeVisible()
  await page.getByRole('button', { name: en.factors.done }).click()

  const other = await open(null)
  await other.goto('/sign-in?next=/history')
  await enter(other, 'thalia', PASSWORD)
  await expect(other).toHaveURL(/\/sign-in\/second\?next=%2Fhistory$/)
  await expectAccessible(other)
  await other.goto('/profile')
  await expect(other).toHaveURL(/\/sign-in\/second/)
  await other.getByLabel(en.second.code).fill('000000')
  await other.getByRole('button', { name: en.second.submit, exact: true }).click()
  await expect(other.locator(ALERT)).toHaveText(en.second.refused)
  await other.getByLabel(en.second.code).fill(codeOf(secret, STEP_MS))
  await other.keyboard.press('Enter')
  await expect(other).toHaveURL(/\/profile$/)

  const third = await open(null)
  await third.goto('/sign-in')
  await enter(third, 'thalia', PASSWORD)
  await third.getByRole('button', { name: en.second.useRecovery }).click()
  await third.getByLabel(en.second.recovery).fill(codes[0] ?? '')
  await third.keyboard.press('Enter')
  await expect(third).toHaveURL(`${demo.portal.url}/`)

  await page.reload()
  await expect(page.getByText('9 left')).toBeVisible()
  await page.getByRole('button', { name: en.factors.removeApp }).click()
  await page.getByLabel(en.factors.password).last().fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: en.factors.removeApp }).click()
  await expect(page.getByText(en.factors.appNone)).toBeVisible()
  const fourth = await open(null)
  await fourth.goto('/sign-in')
  await enter(fourth, 'thalia', PASSWORD)
  await expect(fourth).toHaveURL(`${demo.portal.url}/`)
})

test('who began to sign in as someone else begins anew', async ({ open, demo }) => {
  await user(demo.portal, 'ilias')
  const page = await open(null)
  await page.goto('/sign-in')
  await enter(page, 'ilias', PASSWORD)
  await page.goto('/profile')
  await page.getByRole('button', { name: en.factors.setUpApp }).click()
  await setUpApp(page)
  const other = await open(null)
  await other.goto('/sign-in')
  await enter(other, 'ilias', PASSWORD)
  await other.getByRole('button', { name: en.second.startOver }).click()
  await expect(other.getByLabel(en.signIn.login)).toBeVisible()
  await demo.portal.manage(['user', 'reset-factors', 'ilias'])
  await enter(other, 'ilias', PASSWORD)
  await expect(other).toHaveURL(`${demo.portal.url}/`)
})

test('where staff need a second factor they get no further without one; all of it by keyboard alone', async ({
  open,
  demo,
}) => {
  await user(demo.portal, 'antonis')
  await demo.portal.manage(['grant', 'antonis', 'view_instances'])
  await demo.portal.manage(['setting', 'set', 'staffSecondFactor', 'true'])
  const page = await open(null)
  await page.goto('/sign-in')
  await enter(page, 'antonis', PASSWORD)
  await expect(page.getByText(en.second.neededLead)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/history')
  await expect(page).toHaveURL(/\/second-factor\?next=%2Fhistory$/)
  expect((await page.request.get('/instances.csv')).status()).toBe(403)
  await expect(page.getByRole('button', { name: en.second.chooseApp })).toBeEnabled()
  await tabTo(page, en.second.chooseApp)
  await page.keyboard.press('Enter')
  await type(page, en.factors.password, PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(en.factors.code)).toBeFocused()
  const uri = await page.locator('a[href^="otpauth:"]').getAttribute('href')
  const secret = new URL(uri ?? '').searchParams.get('secret') ?? ''
  await page.keyboard.type(codeOf(secret))
  await page.keyboard.press('Enter')
  const codes = page.getByRole('list', { name: en.factors.codes }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const [code = ''] = await codes.allTextContents()
  await tabTo(page, en.second.goOn)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/history$/)

  const other = await open(null)
  const first = async () => {
    await other.goto('/sign-in?next=/history')
    await expect(other.getByRole('button', { name: en.signIn.submit })).toBeEnabled()
    await other.keyboard.type('antonis')
    await type(other, en.signIn.password, PASSWORD)
    await other.keyboard.press('Enter')
    await expect(other.getByRole('button', { name: en.second.submit, exact: true })).toBeEnabled()
    await expect(other.getByLabel(en.second.code)).toBeFocused()
  }
  await first()
  await other.keyboard.type(codeOf(secret, STEP_MS))
  await other.keyboard.press('Enter')
  await expect(other).toHaveURL(/\/history$/)

  // Left first: a page that is live would be refused its events.
  await other.goto('about:blank')
  await other.context().clearCookies()
  await first()
  await tabTo(other, en.second.useRecovery)
  await other.keyboard.press('Enter')
  await expect(other.getByLabel(en.second.recovery)).toBeFocused()
  await other.keyboard.type(code)
  await other.keyboard.press('Enter')
  await expect(other).toHaveURL(/\/history$/)
  await demo.portal.manage(['setting', 'set', 'staffSecondFactor', 'false'])
})
