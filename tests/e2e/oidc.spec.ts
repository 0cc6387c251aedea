import { expect, type Page, test } from '@playwright/test'
import en from '../../locales/en.json' with { type: 'json' }
import { expectAccessible, visit } from '../support/browser'
import { type OidcProvider, startOidcProvider } from '../support/oidc-provider'
import { type Portal, startPortal } from '../support/portal'
import { freePort } from '../support/ports'

const BUTTON = 'Sign in with Example University'
/** Its pages ask for letters from elsewhere. */
const OF_PROVIDER = /ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED|status of 404/
let portal: Portal
let provider: OidcProvider

test.beforeAll(async () => {
  const port = await freePort()
  provider = await startOidcProvider(`http://127.0.0.1:${port}/api/auth/callback/oidc`)
  portal = await startPortal('oidc', {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'Example University',
    OIDC_GROUP_MAP: 'noc=operators',
  })
  await portal.manage(['group', 'create', 'noc'])
  await portal.manage(['user', 'create', 'xenia', '--email', 'known@example.gr'], ['a quiet blue harbour'])
})
test.afterAll(async () => {
  await portal.stop()
  await provider.stop()
})

/** On the provider's own pages, as this person. */
async function passProvider(page: Page, name: string): Promise<void> {
  // The portal's own form has fields of these names too.
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.locator('input[name=login]').fill(name)
  await page.locator('input[name=password]').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('by the provider: a new account, a known one, and who is refused is told why', async ({ browser }) => {
  const first = await visit(browser, portal.url)
  await first.page.goto('/sign-in?next=/profile')
  await expectAccessible(first.page)
  await first.page.getByRole('button', { name: BUTTON }).click()
  await passProvider(first.page, 'newcomer')
  await expect(first.page).toHaveURL(/\/profile$/)
  await expect(first.page.getByText('newcomer@example.gr')).toBeVisible()
  await expect(first.page.getByText('noc', { exact: true })).toBeVisible()
  await expect(first.page.getByText(en.profile.noPassword).first()).toBeVisible()

  const known = await visit(browser, portal.url)
  await known.page.goto('/sign-in?next=/profile')
  await known.page.getByRole('button', { name: BUTTON }).click()
  await passProvider(known.page, 'unproven-known')
  await expect(known.page.getByText(en.errors.directory_email_known)).toBeVisible()
  await expectAccessible(known.page)
  await known.page.context().clearCookies()
  await known.page.getByRole('button', { name: BUTTON }).click()
  await passProvider(known.page, 'known')
  await expect(known.page).toHaveURL(`${portal.url}/`)
  await known.page.goto('/profile')
  await expect(known.page.getByText('xenia', { exact: true })).toBeVisible()
  const complaints = [...first.complaints, ...known.complaints]
  expect(complaints.filter((text) => !OF_PROVIDER.test(text))).toEqual([])
})

test('who comes back without having been sent is told', async ({ browser }) => {
  const { page } = await visit(browser, portal.url)
  await page.goto('/api/auth/callback/oidc?code=made-up&state=made-up')
  await expect(page.getByText(en.errors.oidc_failed)).toBeVisible()
})
