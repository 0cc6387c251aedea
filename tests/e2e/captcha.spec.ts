import { expect, test } from '@playwright/test'
import en from '../../locales/en.json' with { type: 'json' }
import { expectAccessible, visit } from '../support/browser'
import { type PersonCheck, startPersonCheck } from '../support/person-check'
import { type Portal, startPortal } from '../support/portal'

const t = en.register
let check: PersonCheck
let portal: Portal

test.beforeAll(async () => {
  check = await startPersonCheck()
  portal = await startPortal('captcha', {
    CAPTCHA: 'recaptcha',
    CAPTCHA_SITE_KEY: check.siteKey,
    CAPTCHA_SECRET: check.secret,
    CAPTCHA_SCRIPT_URL: `${check.origin}/api.js`,
    CAPTCHA_VERIFY_URL: `${check.origin}/siteverify`,
  })
})
test.afterAll(async () => {
  await portal.stop()
  await check.stop()
})

test('S24: a site’s own check: who passes it has asked for an account, who does not is told beside the box', async ({
  browser,
}) => {
  const { page, complaints } = await visit(browser, portal.url)
  const answer = await page.goto('/register')
  const policy = answer?.headers()['content-security-policy'] ?? ''
  const of = (directive: string) => policy.split('; ').find((part) => part.startsWith(`${directive} `))
  expect(of('frame-src')).toBe(`frame-src 'self' ${check.origin}`)
  expect(of('connect-src')).toBe(`connect-src 'self' ${check.origin}`)
  const box = page.frameLocator('iframe').getByLabel('I am a person')
  await expect(box).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel(t.firstName).fill('Nia')
  await page.getByLabel(t.lastName).fill('Nikolaou')
  await page.getByLabel(t.email).fill('nia@example.gr')
  await page.getByLabel(t.username).fill('nia')
  await page.getByRole('textbox', { name: t.password }).fill('a quiet blue harbour')
  await page.getByLabel(/I accept/).check()
  await page.getByRole('button', { name: t.submit }).click()
  await expect(page.getByText(en.errors.captcha_missing)).toBeVisible()
  await expect(page.getByLabel(t.email)).toHaveValue('nia@example.gr')
  expect(portal.mail.messages).toEqual([])

  await box.check()
  await page.getByRole('button', { name: t.submit }).click()
  await expect(page.getByRole('status').filter({ hasText: 'nia@example.gr' })).toBeFocused()
  await portal.mail.waitFor((one) => one.recipients.includes('nia@example.gr'))
  expect(complaints).toEqual([])
})
