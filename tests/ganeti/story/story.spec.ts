import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, type Person, signIn } from '../../support/browser'
import { type OwnCluster, startCluster } from '../../support/own-cluster'
import { type Portal, startPortal } from '../../support/portal'

const INDEX = 6
const running = async (name: string) =>
  (await cluster.gnt('gnt-instance', 'list', '--no-headers', '-o', 'name,status')).match(
    new RegExp(`^${name}\\s+(\\S+)`, 'm'),
  )?.[1]

let cluster: OwnCluster
let portal: Portal
let root: Person
let alice: Person

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  cluster = await startCluster('story', INDEX, '--nodes', '3')
  // A network whose bridge no node has: Ganeti finds out only when the job runs.
  await cluster.gnt('gnt-network', 'add', '--network=10.66.0.0/24', 'broken')
  await cluster.gnt('gnt-network', 'connect', '-N', 'mode=bridged,link=br-missing', 'broken', 'default')
  portal = await startPortal('story')
  await portal.manage(
    [
      'createsuperuser',
      'root',
      '--email',
      'root@example.gr',
      '--first-name',
      'Nikos',
      '--last-name',
      'Raptis',
      '--language',
      'en',
    ],
    ['correct horse'],
  )
  await portal.manage(
    [
      'user',
      'create',
      'alice',
      '--email',
      'alice@example.gr',
      '--first-name',
      'Άννα',
      '--last-name',
      'Κωστοπούλου',
      '--language',
      'el',
    ],
    ['battery staple'],
  )
  await portal.manage(['setting', 'set', 'managers', '["managers@example.gr"]'])
  root = await signIn(browser, portal.url, 'root', 'correct horse')
  alice = await signIn(browser, portal.url, 'alice', 'battery staple', { locale: 'el' })
})

test.afterAll(async () => {
  await portal?.stop()
  await cluster?.down()
})

test.afterEach(() => {
  expect(root?.complaints ?? []).toEqual([])
  expect(alice?.complaints ?? []).toEqual([])
})

test('the superuser adds the cluster and pins its certificate', async () => {
  const { page } = root
  await page.goto('/admin/clusters')
  await page.getByRole('link', { name: 'Add cluster' }).first().click()
  await page.getByLabel('Host name').fill(cluster.host)
  await page.getByLabel('Slug').fill('alpha')
  await page.getByLabel('Description').fill('Athens')
  await page.getByLabel('RAPI user').fill('writer')
  await page.getByLabel('RAPI password').fill('wrong')
  await page.getByRole('button', { name: 'Check connection' }).first().click()
  await expect(page.getByText('Certificate: first met')).toBeVisible()
  await expect(page.getByText('Nobody has confirmed it yet, so no password has been sent.')).toBeVisible()
  await page.getByRole('button', { name: 'They match, trust it' }).click()
  await page
    .getByRole('button', { name: /Check (connection|again)/ })
    .first()
    .click()
  await expect(page.getByText('Certificate: matches')).toBeVisible()
  await expect(page.getByText('RAPI refuses', { exact: false }).first()).toBeVisible()
  await page.getByLabel('RAPI password').fill('writer-secret')
  await page
    .getByRole('button', { name: /Check (connection|again)/ })
    .first()
    .click()
  await expect(page.getByText('They can read and write.')).toBeVisible()
  await expect(page.getByText('Everything: instances are shown, started, changed and created.')).toBeVisible()
  await picture(page, 'cluster')
  await page.getByRole('button', { name: 'Add cluster' }).click()
  await page.waitForURL('**/admin/clusters/alpha')
  await expect(page.getByText('3.0.2').first()).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
})

test('alice applies in Greek, is approved, and gets her instance', async () => {
  const name = 'moodle.uni.example.gr'
  await apply(alice.page, name)
  await expect(alice.page.getByText('Σε εκκρεμότητα').first()).toBeVisible()

  await review(root.page, name)
  await root.page.getByRole('button', { name: 'Check fit' }).click()
  await expect(root.page.getByText('It fits')).toBeVisible({ timeout: 30_000 })
  await expect(root.page.getByText(/node[123]\.story\.test/).first()).toBeVisible()
  await picture(root.page, 'review')
  await expectAccessible(root.page)
  await root.page.getByLabel('Words to the applicant').fill('Καλή αρχή.')
  await root.page.getByRole('button', { name: 'Approve and create' }).click()

  // Both pages follow the job by themselves: its number, then its log growing.
  for (const page of [root.page, alice.page])
    await expect(page.getByText(/(job|εργασία) \d+/).first()).toBeVisible({ timeout: 30_000 })
  const log = alice.page.getByRole('region', { name: /Ημερολόγιο|Αρχείο|Καταγραφή/ }).locator('time')
  await expect.poll(() => log.count(), { timeout: 30_000 }).toBeGreaterThan(0)
  await expect(alice.page.getByText('Η μηχανή δημιουργήθηκε')).toBeVisible({ timeout: 60_000 })
  await expect(root.page.getByText('The instance was created')).toBeVisible({ timeout: 30_000 })
  expect(await running(name)).toBe('running')
  expect(await cluster.gnt('gnt-instance', 'list-tags', name)).toContain('ganetimgr:user:alice')

  await alice.page.getByRole('link', { name: 'Προς τη μηχανή' }).click()
  await expect(alice.page.getByRole('heading', { name })).toBeVisible()
  await expect(alice.page.getByText('Σε λειτουργία').first()).toBeVisible({ timeout: 30_000 })
  await picture(alice.page, 'instance')
  await expectAccessible(alice.page)
})

test('alice gets her mails in Greek, the managers theirs in English', async () => {
  const { mail } = portal
  const ready = await mail.waitFor(
    ({ recipients, subject }) => recipients.includes('alice@example.gr') && subject?.includes('είναι έτοιμη') === true,
  )
  expect(ready.text).toContain('δημιουργήθηκε και λειτουργεί')
  expect(ready.text).toContain('Καλή αρχή.')
  const managers = await mail.waitFor(
    ({ recipients, subject }) => recipients.includes('managers@example.gr') && subject?.includes('is ready') === true,
  )
  expect(managers.text).toContain('Approved by Nikos Raptis')
  const subjects = mail.messages
    .filter(({ recipients }) => recipients.includes('alice@example.gr'))
    .map(({ subject }) => subject)
  expect(new Set(subjects).size).toBe(subjects.length)
})

test('a new instance appears in the list of its owner without a reload', async () => {
  const name = 'wiki.uni.example.gr'
  await apply(alice.page, name)
  await alice.page.goto('/')
  await review(root.page, name)
  await root.page.getByRole('button', { name: 'Approve and create' }).click()
  await expect(alice.page.getByRole('link', { name })).toBeVisible({ timeout: 60_000 })
  await expect(alice.page.getByRole('row', { name: new RegExp(`${name}.*Σε λειτουργία`) })).toBeVisible({
    timeout: 60_000,
  })
  await picture(alice.page, 'instances')
  await expectAccessible(alice.page)
})

test('alice shuts it down and starts it; what an operator does on the cluster is seen, too', async () => {
  const name = 'moodle.uni.example.gr'
  const { page } = alice
  await page.goto(`/instances/alpha/${name}`)
  await page.getByRole('button', { name: 'Τερματισμός', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Τερματισμός' }).click()
  await expect(page.getByRole('button', { name: 'Εκκίνηση', exact: true })).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => running(name)).toBe('ADMIN_down')
  await page.getByRole('button', { name: 'Εκκίνηση', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Επανεκκίνηση', exact: true })).toBeEnabled({ timeout: 60_000 })
  await expect.poll(() => running(name)).toBe('running')

  await page.goto(`/instances/alpha/${name}/history`)
  await cluster.gnt('gnt-instance', 'shutdown', name)
  const line = page.getByRole('row', { name: /Τερματισμός.*στο σύμπλεγμα/ })
  await expect(line).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Σταματημένη').first()).toBeVisible({ timeout: 60_000 })
  await cluster.gnt('gnt-instance', 'startup', name)
  await expect(page.getByText('Σε λειτουργία').first()).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
})

test('the superuser locks it with a reason that alice reads, and unlocks it', async () => {
  const name = 'wiki.uni.example.gr'
  const { page } = root
  await page.goto(`/instances/alpha/${name}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await page.getByLabel('Reason, which its owners read').fill('Disk quota under review')
  await page.getByRole('dialog').getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByText('Locked by an administrator: Disk quota under review')).toBeVisible({ timeout: 60_000 })
  expect(await cluster.gnt('gnt-instance', 'list-tags', name)).toContain('ganetimgr:adminlock')
  await alice.page.goto(`/instances/alpha/${name}`)
  await expect(alice.page.getByText(/Κλειδωμένη από διαχειριστή: Disk quota/)).toBeVisible()
  await expect(alice.page.getByRole('button', { name: 'Τερματισμός', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Unlock' }).click()
  await expect(alice.page.getByRole('button', { name: 'Τερματισμός', exact: true })).not.toHaveAttribute(
    'aria-disabled',
    'true',
    { timeout: 60_000 },
  )
  expect(await cluster.gnt('gnt-instance', 'list-tags', name)).not.toContain('adminlock')
})

test('a rejected application tells alice why', async () => {
  const name = 'rejected.uni.example.gr'
  await apply(alice.page, name)
  await review(root.page, name)
  await root.page.getByRole('button', { name: 'Reject…' }).click()
  const dialog = root.page.getByRole('dialog')
  await dialog.getByLabel('Reason, for the applicant').fill('Use the shared wiki instead.')
  await dialog.getByRole('button', { name: 'Reject…' }).click()
  await expect(alice.page.getByText('Απορρίφθηκε').first()).toBeVisible({ timeout: 30_000 })
  await expect(alice.page.getByText('Use the shared wiki instead.').first()).toBeVisible()
  const mail = await portal.mail.waitFor(
    ({ recipients, subject }) => recipients.includes('alice@example.gr') && subject?.includes('Απόρριψη') === true,
  )
  expect(mail.text).toContain('Use the shared wiki instead.')
  expect(await running(name)).toBeUndefined()
})

test('a job that Ganeti fails shows its reason, and is submitted again', async () => {
  const name = 'broken.uni.example.gr'
  await apply(alice.page, name)
  await review(root.page, name)
  await root.page.getByRole('radio', { name: /broken/ }).check()
  await root.page.getByRole('button', { name: 'Approve and create' }).click()
  await expect(root.page.getByText('Creation failed').first()).toBeVisible({ timeout: 60_000 })
  await expect(root.page.getByText(/br-missing/).first()).toBeVisible()
  await expect(alice.page.getByText(/br-missing/).first()).toBeVisible({ timeout: 30_000 })
  await portal.mail.waitFor(
    ({ recipients, subject }) =>
      recipients.includes('managers@example.gr') && subject?.includes('could not be created') === true,
  )
  await root.page.getByRole('radio', { name: /public/ }).check()
  await root.page.getByRole('button', { name: 'Submit again' }).click()
  await expect(root.page.getByText('The instance was created')).toBeVisible({ timeout: 60_000 })
  expect(await running(name)).toBe('running')
})

test('an unreachable cluster keeps its rows and is named, then recovers', async () => {
  await cluster.rapi('stop')
  await alice.page.goto('/')
  await expect(alice.page.getByText('δεν ανταποκρίνεται', { exact: false }).first()).toBeVisible({ timeout: 60_000 })
  await expect(alice.page.getByRole('link', { name: 'moodle.uni.example.gr' })).toBeVisible()
  await cluster.rapi('start')
  await expect(alice.page.getByText('δεν ανταποκρίνεται', { exact: false })).toHaveCount(0, { timeout: 90_000 })
})

async function apply(page: Page, name: string): Promise<void> {
  await page.goto('/applications/new')
  await page.getByLabel('Όνομα μηχανής').fill(name)
  await page.getByRole('combobox', { name: 'Λειτουργικό σύστημα' }).click()
  await page.getByRole('option', { name: 'noop' }).click()
  await page.getByLabel('Τι θα κάνει η μηχανή').fill('Το μάθημα του χειμερινού εξαμήνου.')
  await page.getByLabel('Τηλέφωνο υπευθύνου').fill('2101234567')
  await page.getByLabel(/Αποδέχομαι/).check()
  if (name.startsWith('moodle')) await picture(page, 'apply')
  await page.getByRole('button', { name: 'Υποβολή αίτησης' }).click()
  await page.waitForURL(/\/applications\/\d+$/)
}

async function review(page: Page, name: string): Promise<void> {
  await page.goto('/review')
  await page.getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

/** For the README, made anew where SCREENSHOTS names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
