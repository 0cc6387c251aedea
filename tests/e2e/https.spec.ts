import { expect, test } from '@playwright/test'
import { sessionCookies } from '../support/permissions/visitors'
import { type Portal, startPortal } from '../support/portal'
import { freePort } from '../support/ports'

/** The portal as behind a proxy that ends TLS; asked without the proxy, as the proxy asks it. */
const PUBLIC_URL = 'https://portal.example.org'
const MARKUP = '<img src=x onerror=alert(1)></script><svg onload=alert(1)>'
const PASSWORD = 'correct horse battery'

let portal: Portal
let url: string
test.beforeAll(async () => {
  test.setTimeout(120_000)
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  portal = await startPortal('https', { PUBLIC_URL, PORT: String(port) })
  const names = ['--first-name', MARKUP, '--last-name', 'Liddell']
  await portal.manage(['createsuperuser', 'alice', '--email', 'alice@example.gr', ...names], [PASSWORD])
})
test.afterAll(async () => {
  await portal?.stop()
})

test('behind TLS every answer asks for TLS from now on', async () => {
  for (const address of ['/sign-in', '/', '/api/health/live', '/no-such-page', '/icon.svg', '/api/v1/instances'])
    expect((await fetch(url + address, { redirect: 'manual' })).headers.get('strict-transport-security')).toBe(
      'max-age=63072000; includeSubDomains',
    )
})

test('markup in a name is shown as text on every page that shows it', async () => {
  const line = (await sessionCookies(url, 'alice', PASSWORD, PUBLIC_URL)).find((one) => one.includes('session-token='))
  for (const address of ['/', '/profile', '/admin/users']) {
    const answer = await fetch(url + address, { headers: { cookie: line?.split(';', 1)[0] ?? '' } })
    const page = await answer.text()
    expect(page, address).toContain('&lt;img src=x onerror')
    expect(page, address).not.toContain('<img src=x')
    expect(page, address).not.toContain('</script><svg')
  }
})

test('behind TLS cookies are of this host alone, secure, and what one signs in and out with', async () => {
  const set = await sessionCookies(url, 'alice', PASSWORD, PUBLIC_URL)
  const session = set.find((line) => line.includes('session-token='))
  expect(set.length).toBeGreaterThan(0)
  for (const line of set)
    expect(line).toMatch(
      /^__Host-(?=.*; ?HttpOnly)(?=.*; ?Secure)(?=.*; ?SameSite=Lax)(?=.*; ?Path=\/(;|$))(?!.*; ?Domain=)/i,
    )
  const cookie = session?.split(';', 1)[0] ?? ''
  expect((await fetch(`${url}/profile`, { redirect: 'manual', headers: { cookie } })).status).toBe(200)
  const unprefixed = cookie.replace('__Host-', '')
  const answer = await fetch(`${url}/profile`, { redirect: 'manual', headers: { cookie: unprefixed } })
  expect(answer.headers.get('location')).toContain('/sign-in')
})
