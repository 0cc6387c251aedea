import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { expectAccessible, type Person, signIn } from '../support/browser'
import { freePort } from '../support/ports'
import { lit } from '../support/screen'

test.describe.configure({ mode: 'serial' })

const COMMAND = ['run', '--silent', 'demo', '--', '--no-build']

const said: string[] = []
let folder: string
let demo: ChildProcess | undefined
let environment: NodeJS.ProcessEnv
let portal: string
let mails: string
let person: Person | undefined

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'ganetimgr-demo-'))
  chmodSync(folder, 0o711)
  const names = ['PORT', 'ALPHA_PORT', 'BETA_PORT', 'MAIL_PORT', 'SMTP_PORT']
  const ports = await Promise.all(names.map(async (name) => [name, String(await freePort())] as const))
  environment = { ...process.env, DEMO_DIR: folder, ...Object.fromEntries(ports) }
  demo = await start()
  portal = printed(/Portal +(\S+)/)
  mails = printed(/Mails +(\S+)/)
})

test.afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

test.afterEach(async () => {
  expect(person?.complaints ?? []).toEqual([])
  await person?.page.context().close()
  person = undefined
})

test('the superuser sees both clusters, and networks of which one is full', async ({ browser }) => {
  person = await signIn(browser, portal, 'superuser', passwordOf('superuser'))
  const { page } = person
  await page.goto('/admin/clusters')
  await expect(page.getByRole('row', { name: /alpha.*Answers.*read and write/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /beta.*Answers.*read only/ })).toBeVisible()
  await page.goto('/admin/networks')
  await expect(page.getByText('old-public').first()).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'backup1.branch.example.org' })).toBeVisible()
  await picture(person, 'demo')
})

test('the reviewer opens the queue, sees that it fits, and approves', async ({ browser }) => {
  person = await signIn(browser, portal, 'reviewer', passwordOf('reviewer'))
  const { page } = person
  await page.goto('/review')
  await expect(page.getByText('Creation failed').first()).toBeVisible()
  await page.getByRole('link', { name: 'thesis.uni.example.org' }).first().click()
  await expect(page.getByRole('heading', { name: 'thesis.uni.example.org' })).toBeVisible()
  await page.getByRole('button', { name: 'Check fit' }).click()
  await expect(page.getByText('It fits')).toBeVisible()
  await expect(page.getByText(/node\d\.alpha\.example\.org/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Approve and create' }).click()
  await expect(page.getByText('The instance was created')).toBeVisible({ timeout: 30_000 })
})

test('the helpdesk sees all instances, and no review', async ({ browser }) => {
  person = await signIn(browser, portal, 'helpdesk', passwordOf('helpdesk'))
  const { page } = person
  await expect(
    page
      .getByText(/\b12\d instances/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Review' })).toHaveCount(0)
  expect((await page.request.get('/review')).status()).toBe(404)
})

test('alice sees her own instances, and what became of her applications', async ({ browser }) => {
  person = await signIn(browser, portal, 'alice', passwordOf('alice'))
  const { page } = person
  await page.goto('/?q=1.uni.example.org')
  await expect(page.getByRole('link', { name: 'web1.uni.example.org' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'db1.uni.example.org' })).toHaveCount(0)
  await page.goto('/applications')
  for (const [name, state] of [
    ['thesis', 'Created'],
    ['games', 'Rejected'],
    ['simulation', 'Creation failed'],
  ])
    await expect(page.getByRole('row', { name: new RegExp(`${name}\\..*${state}`) })).toBeVisible()
})

test('alice opens the console of an instance', async ({ browser }) => {
  person = await signIn(browser, portal, 'alice', passwordOf('alice'))
  const { page } = person
  await page.goto('/?q=web&status=running&cluster=alpha')
  await page.getByRole('row').getByRole('link', { name: 'uni.example.org' }).first().click()
  await page.getByRole('link', { name: 'Console' }).first().click()
  await page.waitForURL('**/console/alpha/**')
  await expect.poll(() => lit(page)).toBeGreaterThan(1_000)
})

test('eleni sees hers in Greek', async ({ browser }) => {
  person = await signIn(browser, portal, 'eleni', passwordOf('eleni'))
  const { page } = person
  await expect(page.getByRole('heading', { name: 'Εικονικές μηχανές' })).toBeVisible()
  await page.goto('/?q=1.uni.example.org')
  await expect(page.getByRole('link', { name: 'db1.uni.example.org' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'web1.uni.example.org' })).toHaveCount(0)
  await page.goto('/applications')
  for (const [name, state] of [
    ['seminar', 'Δημιουργήθηκε'],
    ['proxeiro', 'Αποσύρθηκε'],
    ['ergastirio', 'Σε εκκρεμότητα'],
  ])
    await expect(page.getByRole('row', { name: new RegExp(`${name}\\..*${state}`) })).toBeVisible()
  await expectAccessible(page)
})

test('the mail page shows what alice was told', async ({ page }) => {
  await page.goto(mails)
  const mail = page.locator('.email-item').filter({ hasText: 'thesis.uni.example.org is ready' })
  await mail.filter({ hasText: 'alice@demo.example.org' }).click()
  await expect(page.locator('.main-container')).toContainText(
    'The instance thesis.uni.example.org has been created and is running.',
  )
})

test('a second one is told which ports are taken', async () => {
  const second = spawn('npm', COMMAND, { env: environment, stdio: 'pipe' })
  const errors: string[] = []
  second.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const [code] = await once(second, 'close')
  expect(errors.join('')).toContain(`Port ${environment.PORT}, for the portal, is taken: set PORT to another`)
  expect(code).toBe(1)
})

test('Ctrl-C stops it with every child', async () => {
  expect(alive().length).toBeGreaterThan(4)
  await stop()
  expect(said.at(-1)).toBe('Stopped. The next start finds everything as it was.')
  expect(alive()).toEqual([])
})

test('the next start finds everything as it was', async ({ browser }) => {
  demo = await start()
  person = await signIn(browser, portal, 'alice', passwordOf('alice'))
  const { page } = person
  await page.goto('/instances/alpha/thesis.uni.example.org')
  await expect(page.getByRole('heading', { name: 'thesis.uni.example.org' })).toBeVisible()
  await expect(page.getByText('Running').first()).toBeVisible()
})

/** Resolves when it has said that it is ready. */
async function start(): Promise<ChildProcess> {
  said.length = 0
  const child = spawn('npm', COMMAND, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  process.once('exit', () => runs(child) && interrupt(child))
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const lines = createInterface({ input: child.stdout })
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line !== '') said.push(line)
      if (line.startsWith('Ready after')) resolve()
    })
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The demonstration did not start:\n${said.join('\n')}`)
  })
  await Promise.race([ready, ended])
  ended.catch(() => undefined) // it ends when we stop it
  return child
}

/** As a terminal does it: the signal reaches the whole foreground group. */
async function stop(): Promise<void> {
  if (demo === undefined || !runs(demo)) return
  const closed = once(demo, 'close')
  interrupt(demo)
  await closed
}

const runs = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null

function interrupt({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGINT')
}

function printed(pattern: RegExp): string {
  const found = said.map((line) => pattern.exec(line)?.[1]).find(Boolean)
  if (!found) throw new Error(`It did not say ${pattern}:\n${said.join('\n')}`)
  return found
}

const passwordOf = (name: string) => printed(new RegExp(`^ +${name} +(\\S+)`))

/** The processes that know the folder, by their environment or by their arguments; our own is not among them. */
function alive(): string[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.flatMap((number) => {
    const [environment, args] = ['environ', 'cmdline'].map((file) => readProc(number, file))
    return `${environment}${args}`.includes(folder) ? [`${number} ${args?.replaceAll('\0', ' ')}`] : []
  })
}

/** Empty when the process has ended meanwhile. */
function readProc(number: string, file: string): string {
  try {
    return readFileSync(`/proc/${number}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/** For the README, made anew where SCREENSHOTS names a folder. */
async function picture({ page }: Person, name: string): Promise<void> {
  const directory = process.env.SCREENSHOTS
  if (directory) await page.screenshot({ path: `${directory}/${name}.png` })
}
