import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectAccessible, type Person, signIn } from '../../support/browser'
import { type OwnCluster, startCluster } from '../../support/own-cluster'
import { type Portal, startPortal } from '../../support/portal'
import { lit } from '../../support/screen'

const INDEX = 5
const NAME = 'web.test'

let cluster: OwnCluster
let portal: Portal
let alice: Person

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  cluster = await startCluster('console', INDEX, '--nodes', '1', '--kvm')
  await boot(NAME, 'kvm', '--net=0:network=public,ip=pool', '--no-start')
  await boot('tls.test', 'kvm:vnc_tls=true', '--no-nics')
  portal = await startPortal('console')
  const profile = (user: string) => ['--email', `${user}@example.gr`, '--first-name', user, '--language', 'en']
  for (const user of ['alice', 'bob'])
    await portal.manage(['user', 'create', user, ...profile(user)], ['battery staple'])
  await cluster.join(portal)
  alice = await signIn(browser, portal.url, 'alice', 'battery staple')
})

test.afterAll(async () => {
  await portal?.stop()
  await cluster?.down()
})

test.afterEach(() => {
  expect(alice?.complaints ?? []).toEqual([])
})

test('an owner starts the instance, opens its console and types at its firmware', async () => {
  const { page } = alice
  await page.goto(`/instances/alpha/${NAME}`)
  await expect(page.getByRole('button', { name: 'Console' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('link', { name: 'Console' }).click()
  await page.waitForURL(`**/console/alpha/${NAME}`)
  await expect.poll(() => lit(page), { intervals: [100] }).toBeGreaterThan(1_000)
  // A restart, and iPXE gives its command line for Ctrl+B in the two seconds before it looks for a network.
  await page.getByRole('button', { name: 'Ctrl+Alt+Del' }).click()
  for (let at = 0; at < 40; at++) await page.keyboard.press('Control+b', { delay: 80 })
  await expectEcho(page, () => page.keyboard.type('W'.repeat(16)))
  await expectEcho(page, async () => {
    await page.getByRole('button', { name: 'Paste text' }).click()
    await page.getByLabel('Text to type').fill('echo "MMMM" @#%{}')
    await page.getByRole('button', { name: 'Type it' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  })
  await expectAccessible(page)
})

test('Ctrl, Alt and Shift together give the keyboard back to the page', async () => {
  const { page } = alice
  await page.getByRole('application').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('application')).toBeFocused()
  await page.keyboard.press('Control+Alt+Shift')
  await expect(page.getByRole('button', { name: 'Ctrl+Alt+Del' })).toBeFocused()
})

test('a ticket is its person’s own: another’s session is refused with it, and so is no session', async ({
  browser,
}) => {
  const protocols = await unusedTicket(alice)
  const { page } = await signIn(browser, portal.url, 'bob', 'battery staple')
  expect(await closing(page, protocols)).toBe(4010)
  expect(await closing(alice.page, protocols)).toBe(4010)
  const stranger = await strangerIn(browser)
  expect(await closing(stranger, protocols)).toBe(1006)
  expect((await page.goto(`/console/alpha/${NAME}`))?.status()).toBe(404)
})

test('a screen that is encrypted on its way from the node is shown, too', async () => {
  await alice.page.goto('/console/alpha/tls.test')
  await expect.poll(() => lit(alice.page)).toBeGreaterThan(1_000)
})

test('a page that is brought up to date keeps its connection', async () => {
  const { page } = alice
  await page.goto(`/console/alpha/${NAME}`)
  await expect.poll(() => lit(page)).toBeGreaterThan(1_000)
  const others: string[] = []
  page.on('websocket', (socket) => others.push(socket.url()))
  await cluster.gnt('gnt-instance', 'add-tags', NAME, 'ganetimgr:isolate')
  await expect(page.getByText('Isolated')).toBeVisible()
  await cluster.gnt('gnt-instance', 'remove-tags', NAME, 'ganetimgr:isolate')
  await expect(page.getByText('Isolated')).toBeHidden()
  await expect.poll(() => lit(page)).toBeGreaterThan(1_000)
  expect(others).toEqual([])
})

test('an instance that stops closes its console, and the page says why and what to do', async () => {
  const { page } = alice
  await page.goto(`/console/alpha/${NAME}`)
  await expect.poll(() => lit(page)).toBeGreaterThan(1_000)
  await cluster.gnt('gnt-instance', 'shutdown', '--timeout=0', NAME)
  const why = `The screen went away: the instance stopped, restarted or moved. ${NAME} is stopped. Start it first.`
  await expect(page.getByRole('status').getByText(why)).toBeVisible({ timeout: 60_000 })
  const again = page.getByRole('button', { name: 'Connect' })
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page)
})

async function boot(name: string, hypervisor: string, ...options: string[]): Promise<void> {
  const where = [
    '-t',
    'diskless',
    '-o',
    'noop',
    '-n',
    `node1.${cluster.name}.test`,
    '-B',
    'memory=128M',
    '-H',
    hypervisor,
  ]
  const checks = ['--no-ip-check', '--no-name-check', '--tags=ganetimgr:user:alice']
  await cluster.gnt('gnt-instance', 'add', ...where, ...checks, ...options, name)
}

/** What is typed is there, and gone when it is erased; firmware that writes by itself does not do that. */
async function expectEcho(page: Page, type: () => Promise<void>): Promise<void> {
  const before = await lit(page)
  await type()
  await expect.poll(() => lit(page), { timeout: 1_500 }).toBeGreaterThan(before + 300)
  for (let at = 0; at < 20; at++) await page.keyboard.press('Backspace')
  await expect.poll(() => lit(page), { timeout: 1_500 }).toBeLessThan(before + 100)
}

/** What the page of someone who opens the console would show a WebSocket, caught before it went out. */
async function unusedTicket(person: Person): Promise<string[]> {
  const page = await person.page.context().newPage()
  const protocols = new Promise<string[]>((resolve) => {
    void page.routeWebSocket('**/api/console', (socket) => resolve(socket.protocols()))
  })
  await page.goto(`/console/alpha/${NAME}`)
  await protocols
  await page.close()
  return protocols
}

/** The code that a WebSocket of this page’s session is closed with; 1006 when there was none, 0 when it is let in. */
function closing(page: Page, protocols: string[]): Promise<number> {
  return page.evaluate(
    (offered) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket('/api/console', offered)
        socket.addEventListener('close', ({ code }) => resolve(code))
        socket.addEventListener('message', () => {
          resolve(0)
          socket.close()
        })
      }),
    protocols,
  )
}

async function strangerIn(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: portal.url })).newPage()
  await page.goto('/sign-in')
  return page
}
