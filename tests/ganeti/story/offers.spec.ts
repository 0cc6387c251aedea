import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { type Authority, createAuthority } from '../../support/authority'
import { type Person, signIn } from '../../support/browser'
import { type Catalogue, startCatalogue } from '../../support/catalogue'
import { type OwnCluster, startCluster } from '../../support/own-cluster'
import { type Portal, startPortal } from '../../support/portal'

const INDEX = 5
const SECRET = 'hunter22-of-the-image'
const META = {
  'debian.meta': {
    description: 'Debian 12',
    provider: 'noop',
    osparams: { img_id: 'debian-12', img_format: 'diskdump', img_passwd: SECRET, img_properties: { USERS: 'root' } },
    ssh_key_users: 'root debian',
  },
  'rocky.meta': {
    description: 'Rocky 9',
    provider: 'noop',
    osparams: { img_id: 'rocky-9', img_passwd: SECRET },
    ssh_key_param: 'keys_address',
  },
}

let cluster: OwnCluster
let authority: Authority
let foreign: Authority
let catalogue: Catalogue
let portal: Portal
let root: Person
let alice: Person
let key: string
/** Everything that both browsers were sent. */
const seen: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  authority = createAuthority('Our Authority')
  foreign = createAuthority('Another Authority')
  key = newKey()
  const metas = Object.entries(META).map(([name, meta]) => [name, JSON.stringify(meta)])
  catalogue = await startCatalogue({ ...Object.fromEntries(metas), 'broken.meta': 'no JSON', 'README.txt': 'Read me' })
  cluster = await startCluster('offers', INDEX, '--nodes', '2')
  await cluster.certificate(authority.sign(`IP:${cluster.host}`))
  const templates = 'file,diskless,ext'
  await cluster.gnt(
    'gnt-cluster',
    'modify',
    `--enabled-disk-templates=${templates}`,
    `--ipolicy-disk-templates=${templates}`,
  )
  await cluster.gnt('gnt-cluster', 'add-tags', 'ganetimgr:ext:rbd', 'ganetimgr:ext:rbd:params:pool:fast')
  portal = await startPortal('offers', { IMAGES_URL: catalogue.url })
  const profile = (user: string) => ['--email', `${user}@example.gr`, '--first-name', user, '--language', 'en']
  await portal.manage(['createsuperuser', 'root', ...profile('root')], ['correct horse'])
  await portal.manage(['user', 'create', 'alice', ...profile('alice')], ['battery staple'])
  root = await signIn(browser, portal.url, 'root', 'correct horse')
  alice = await signIn(browser, portal.url, 'alice', 'battery staple')
  for (const { page } of [root, alice]) {
    page.on('response', async (response) => seen.push(await response.text().catch(() => '')))
  }
})

test.afterAll(async () => {
  await portal?.stop()
  catalogue?.stop()
  authority?.remove()
  foreign?.remove()
  await cluster?.down()
})

test.afterEach(() => {
  expect([root, alice].flatMap((person) => person?.complaints ?? [])).toEqual([])
})

test('a cluster is trusted by the authority that signed its certificate, and by no other', async () => {
  const { page } = root
  await page.goto('/admin/clusters/add')
  await page.getByLabel('Host name').fill(cluster.host)
  await page.getByLabel('Slug').fill('signed')
  await page.getByRole('radio', { name: /Authority/ }).check()
  await page.getByLabel('RAPI user').fill('writer')
  await page.getByLabel('RAPI password').fill('writer-secret')
  const pem = page.getByLabel('Certificate of the authority')
  await pem.fill(foreign.pem)
  await page.getByRole('button', { name: 'Add cluster' }).click()
  await expect(pem).toHaveAccessibleDescription(/This authority has not signed the certificate/)
  await pem.fill(authority.pem)
  await page.getByRole('button', { name: 'Check connection' }).click()
  await expect(page.getByText('Certificate: signed by a trusted authority')).toBeVisible()
  await expect(page.getByText('They can read and write.')).toBeVisible()
  await page.getByRole('button', { name: 'Add cluster' }).click()
  await page.waitForURL('**/admin/clusters/signed')
  await expect(page.getByText('3.0.2').first()).toBeVisible({ timeout: 30_000 })
})

test('an image of a catalogue is installed with its parameters and the keys of the applicant', async () => {
  await alice.page.goto('/profile')
  await alice.page.getByLabel('Public keys').fill(key)
  await alice.page.getByRole('button', { name: 'Add keys' }).click()
  await expect(alice.page.getByText('1 key added')).toBeVisible()

  const debian = await created('debian.uni.example.gr', 'Debian 12')
  expect(debian).toMatchObject({ img_id: 'debian-12', img_format: 'diskdump', img_passwd: SECRET })
  expect(JSON.parse(debian.img_properties ?? '')).toEqual({ USERS: 'root' })
  const files = JSON.parse(debian.img_personality ?? '')
  expect(files).toMatchObject([
    { path: '/root/.ssh/authorized_keys', owner: 'root', mode: 0o600 },
    { path: '/home/debian/.ssh/authorized_keys', owner: 'debian', group: 'debian' },
  ])
  expect(Buffer.from(files[0].contents, 'base64').toString()).toBe(`${key}\n`)

  const rocky = await created('rocky.uni.example.gr', 'Rocky 9')
  expect(rocky.keys_address).toMatch(new RegExp(`^${portal.url}/application/\\d+/[^/]+/ssh_keys$`))
  expect(await (await fetch(rocky.keys_address ?? '')).text()).toBe(`${key}\n`)
})

test('an external storage provider of the cluster’s tags is offered, and what Ganeti says of it is shown', async () => {
  const { page } = root
  await apply(alice.page, 'external.uni.example.gr', 'Debian 12')
  await review(page, 'external.uni.example.gr')
  await page.getByRole('combobox', { name: 'Disk template' }).click()
  expect(await page.getByRole('option').allTextContents()).toEqual(['file', 'diskless', 'rbd[ext]'])
  await page.getByRole('option', { name: 'rbd[ext]' }).click()
  await page.getByRole('button', { name: 'Approve and create' }).click()
  await expect(page.getByText('Creation failed').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/rbd/).first()).toBeVisible()
  expect(await submitted('external.uni.example.gr')).toMatchObject({
    disk_template: 'ext',
    disks: [{ provider: 'rbd', pool: 'fast' }],
  })
})

test('nothing of an image’s secrets reaches a browser, a mail or the log', async () => {
  for (const { page } of [root, alice]) await page.goto('/applications')
  expect(seen.length).toBeGreaterThan(20)
  expect(seen.filter((text) => text.includes(SECRET))).toEqual([])
  expect(portal.mail.messages.filter(({ raw }) => raw.includes(SECRET))).toEqual([])
  expect(readFileSync('test-results/portal-offers.log', 'utf8')).not.toContain(SECRET)
})

/** Applied for by alice and approved by root: the OS parameters that Ganeti has of it. */
async function created(name: string, image: string): Promise<Record<string, string>> {
  await apply(alice.page, name, image)
  await review(root.page, name)
  await root.page.getByRole('button', { name: 'Approve and create' }).click()
  await expect(root.page.getByText('The instance was created')).toBeVisible({ timeout: 60_000 })
  return (await submitted(name)).osparams
}

/** The last operation that Ganeti was given to create it. */
async function submitted(name: string): Promise<Record<string, unknown> & { osparams: Record<string, string> }> {
  const { stdout } = await promisify(execFile)('curl', [
    '-sk',
    '-u',
    'writer:writer-secret',
    `https://${cluster.host}:5080/2/jobs?bulk=1`,
  ])
  const jobs: { id: number; ops: { OP_ID: string; instance_name: string; osparams: Record<string, string> }[] }[] =
    JSON.parse(stdout)
  const ops = jobs.toSorted((one, other) => one.id - other.id).flatMap((job) => job.ops)
  const last = ops.findLast((op) => op.OP_ID === 'OP_INSTANCE_CREATE' && op.instance_name === name)
  if (!last) throw new Error(`no job creates ${name}`)
  return last
}

async function apply(page: Page, name: string, image: string): Promise<void> {
  await page.goto('/applications/new')
  await page.getByLabel('Instance name').fill(name)
  await page.getByRole('combobox', { name: 'Operating system' }).click()
  await page.getByRole('option', { name: image }).click()
  await page.getByLabel('What the instance will do').fill('A course')
  await page.getByLabel('Contact phone').fill('2101234567')
  await page.getByLabel(/I accept/).check()
  await page.getByRole('button', { name: 'Submit application' }).click()
  await page.waitForURL(/\/applications\/\d+$/)
}

async function review(page: Page, name: string): Promise<void> {
  await page.goto('/review')
  await page.getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

function newKey(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ganetimgr-key-'))
  const file = path.join(folder, 'key')
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'alice@home', '-f', file])
  const line = readFileSync(`${file}.pub`, 'utf8').trim()
  rmSync(folder, { recursive: true })
  return line
}
