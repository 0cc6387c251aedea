import { expect, type Page } from '@playwright/test'
import { expectAccessible, holdScripts } from '../support/browser'
import { test } from '../support/demo'

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`\\b${name}\\.uni`) })
const checkbox = (page: Page, name: string) => row(page, name).getByRole('checkbox')
const link = (page: Page, name: string) => page.getByRole('link', { name: `${name}.uni.example.org` })

test('a row changes live, and place, selection and focus stay', async ({ open, demo }) => {
  const page = await open('root')
  await page.goto('/?size=100&sort=-name&cluster=alpha')
  await checkbox(page, 'web7').check()
  await link(page, 'web12').focus()
  await page.evaluate(() => window.scrollTo(0, 400))
  const scrolled = await page.evaluate(() => window.scrollY)
  const before = (await row(page, 'web12').textContent()) ?? ''
  demo.alpha.control.operator.setRunning('web12.uni.example.org', before.includes('Stopped'))
  await expect(row(page, 'web12')).not.toHaveText(before, { timeout: 60_000 })
  await expect(checkbox(page, 'web7')).toBeChecked()
  await expect(link(page, 'web12')).toBeFocused()
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled)
})

test('a live change fetches the page anew, and where a link leads only once it is pointed at', async ({
  open,
  demo,
}) => {
  const page = await open('root')
  const ahead: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) ahead.push(new URL(request.url()).pathname)
  })
  await page.goto('/instances/alpha/web13.uni.example.org')
  demo.alpha.control.operator.setTags('web13.uni.example.org', ['set:live'])
  await expect(page.getByRole('main').getByText('set:live')).toBeVisible()
  expect(ahead).toEqual([])
  await page.getByRole('main').getByRole('link', { name: 'History' }).first().hover()
  await expect.poll(() => ahead).toContain('/instances/alpha/web13.uni.example.org/history')
})

test('the address has the search, the filters, the order and the selection, over a reload', async ({ open }) => {
  const page = await open('root')
  await page.goto('/')
  await page.getByRole('searchbox').fill('web1')
  await expect(page).toHaveURL(/q=web1/)
  await page.getByRole('button', { name: 'Cluster any' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'alpha' }).click()
  await expect(page).toHaveURL(/cluster=alpha/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Memory' }).click()
  await expect(page).toHaveURL(/sort=memory/)
  await checkbox(page, 'web1').check()
  await expect(page).toHaveURL(/selected=\d+/)
  await page.reload()
  await expect(checkbox(page, 'web1')).toBeChecked()
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toHaveValue('web1')
})

test('what is typed while the page’s scripts are on their way is searched for', async ({ open }) => {
  const page = await open('root')
  const send = await holdScripts(page)
  await page.goto('/', { waitUntil: 'commit' })
  await page.getByRole('searchbox').fill('web17')
  await send()
  await expect(page).toHaveURL(/q=web17/)
  await expect(page.getByText(/^1 instance\b/)).toBeVisible()
})

test('no column moves when a search brings other rows', async ({ open }) => {
  const page = await open('root', { viewport: { width: 1440, height: 900 } })
  await page.goto('/?size=100')
  const places = () =>
    page.getByRole('columnheader').evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().x))
  const before = await places()
  await page.getByRole('searchbox').fill('web7')
  await expect(page.getByText(/^1 instance\b/)).toBeVisible()
  const after = await places()
  for (const [index, place] of before.entries()) expect(after[index]).toBeCloseTo(place, 0)
})

test('what could not be done is said although nothing can be reached any more', async ({ open, mayComplain }) => {
  mayComplain.push(/ERR_INTERNET_DISCONNECTED/)
  const page = await open('root')
  await page.goto('/?status=running&cluster=alpha')
  await page
    .getByRole('link', { name: /\.uni\.example\.org/ })
    .first()
    .click()
  const panel = page.getByRole('complementary', { name: 'Instance' })
  await panel.getByRole('button', { name: 'Shut down', exact: true }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Shut down', exact: true })
  await expect(confirm).toBeVisible()
  await page.route('**/*', (route) => route.abort('internetdisconnected'))
  await confirm.click()
  await expect(page.getByRole('alert').filter({ hasText: 'It could not be done' })).toBeVisible()
})

test('columns are remembered for the person, in another browser too', async ({ open }) => {
  const page = await open('bob')
  await page.goto('/')
  await page.getByRole('button', { name: 'Columns' }).click()
  const saved = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('menuitemcheckbox', { name: 'CPUs' }).click()
  await saved
  await expect(page.getByRole('columnheader', { name: 'CPUs' })).toHaveCount(0)
  const other = await open('bob')
  await other.goto('/')
  await expect(other.getByRole('columnheader', { name: 'Memory' })).toBeVisible()
  await expect(other.getByRole('columnheader', { name: 'CPUs' })).toHaveCount(0)
})

test('CSV has what the list has, in the reader’s language', async ({ open }) => {
  const page = await open('root')
  const csv = await (await page.request.get('/instances.csv?q=web1&cluster=alpha')).text()
  await page.goto('/?q=web1&cluster=alpha')
  const lines = csv.trimEnd().split('\r\n')
  await expect(page.getByText(`${lines.length - 1} instances`)).toBeVisible()
  expect(lines[0]).toMatch(/^\uFEFFName,Status,Cluster,/)
  const alice = await open('alice', { locale: 'el' })
  const own = await (await alice.request.get('/instances.csv')).text()
  expect(own).toMatch(/^\uFEFFΌνομα,Κατάσταση,Σύμπλεγμα,/)
  expect(own).not.toContain('node1')
  const nobody = await open(null)
  expect((await nobody.request.get('/instances.csv')).status()).toBe(401)
})

test('many at once: what will change is counted, and each has its outcome', async ({ open }) => {
  const page = await open('root')
  await page.goto('/?cluster=alpha')
  for (const name of ['web20', 'web21', 'web22']) await checkbox(page, name).check()
  await page.getByRole('button', { name: /^Reboot [123]$/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/running will reboot/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Reboot/ }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(3)
  await expect(dialog.getByText('Asked for; its row shows how it goes on.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(page.getByText('3 selected')).toBeVisible()
})

test('a row opens its panel by the address, and Escape closes it', async ({ open }) => {
  const page = await open('alice', { locale: 'el' })
  await page.goto('/')
  await link(page, 'web1').click()
  await expect(page).toHaveURL(/panel=alpha%2Fweb1\.uni\.example\.org/)
  const panel = page.getByRole('complementary', { name: 'Εικονική μηχανή' })
  await expect(panel.getByRole('heading', { name: 'web1.uni.example.org' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await page.goto('/?panel=alpha/web2.uni.example.org')
  await expect(panel.getByText('Δεν υπάρχει τέτοια εικονική μηχανή')).toBeVisible()
})

test('Ctrl+K finds by address and tag what one may see, clusters and people', async ({ open }) => {
  const page = await open('root')
  await page.goto('/')
  await page.keyboard.press('Control+k')
  const search = page.getByRole('textbox', { name: 'Search' })
  await search.fill('10.10.0.2')
  await expect(page.getByRole('button', { name: /web\d+\.uni.*alpha · 10\.10\.0\.2/ }).first()).toBeVisible()
  await search.fill('alice')
  await expect(page.getByRole('button', { name: /^alice ?alice/ })).toBeVisible()
  await search.fill('beta')
  await expect(page.getByRole('button', { name: /^beta/ }).first()).toBeVisible()
  const bob = await open('bob')
  await bob.goto('/')
  await bob.keyboard.press('Control+k')
  await bob.getByRole('textbox', { name: 'Search' }).fill('alice')
  await expect(bob.getByText('Nothing has this name.')).toBeVisible()
})

test('on a phone rows are cards, and the panel lies over them', async ({ open }) => {
  const page = await open('alice', { locale: 'el', viewport: { width: 390, height: 844 } })
  await page.goto('/')
  await link(page, 'web1').click()
  await expect(page.getByRole('complementary', { name: 'Εικονική μηχανή' })).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await expectAccessible(page)
})
