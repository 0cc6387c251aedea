import { expect, test } from '@playwright/test'
import { expectAccessible, type Person, signIn } from '../../support/browser'
import { type OwnCluster, startCluster } from '../../support/own-cluster'
import { type Portal, startPortal } from '../../support/portal'

const INDEX = 5
const NODE = 'node2.fleet.test'
const PAGE = `/admin/nodes/alpha/${NODE}`

let cluster: OwnCluster
let portal: Portal
let root: Person

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  cluster = await startCluster('fleet', INDEX, '--nodes', '2')
  const checks = ['--no-ip-check', '--no-name-check', '--no-nics', '-B', 'memory=64M,vcpus=1']
  const onNode = ['-t', 'diskless', '-o', 'noop', '-n', NODE, ...checks, '--tags=ganetimgr:user:alice']
  await cluster.gnt('gnt-instance', 'add', ...onNode, 'runs.test')
  await cluster.gnt('gnt-instance', 'add', '--no-start', ...onNode, 'stands.test')
  portal = await startPortal('fleet')
  const profile = (user: string) => ['--email', `${user}@example.gr`, '--first-name', user, '--language', 'en']
  await portal.manage(['createsuperuser', 'root', ...profile('root')], ['correct horse'])
  await portal.manage(['user', 'create', 'alice', ...profile('alice')], ['battery staple'])
  await cluster.join(portal)
  await portal.manage(['sync'])
  root = await signIn(browser, portal.url, 'root', 'correct horse')
})

test.afterAll(async () => {
  await portal?.stop()
  await cluster?.down()
})

test.afterEach(() => {
  expect(root?.complaints ?? []).toEqual([])
})

const said = async (command: string, field: string, name: string) =>
  (await cluster.gnt(command, 'list', '--no-headers', '-o', field, name)).trim()

test('a node is drained from its page, which shows it without a reload, and taken back', async () => {
  const { page } = root
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Drain', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('What runs there goes on running: 1 instance.')
  await dialog.getByRole('button', { name: 'Drain', exact: true }).click()
  const back = page.getByRole('button', { name: 'End draining', exact: true })
  await expect(back).toBeVisible({ timeout: 30_000 })
  expect(await said('gnt-node', 'role', NODE)).toBe('D')
  await expectAccessible(page)
  await back.click()
  await dialog.getByRole('button', { name: 'End draining', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Drain', exact: true })).toBeVisible({ timeout: 30_000 })
})

test('a job that waits says for whom, and is cancelled from its page', async () => {
  const { page } = root
  await cluster.gnt('gnt-debug', 'delay', '--submit', '--no-master', '-n', NODE, '50')
  const waiting = await cluster.gnt('gnt-instance', 'modify', '--submit', '--print-jobid', '-B', 'vcpus=1', 'runs.test')
  const id = /\d+/.exec(waiting)?.[0] ?? ''
  await page.goto(`/admin/jobs?q=${id}`)
  await page.getByRole('link', { name: /INSTANCE_SET_PARAMS/ }).click()
  await page.waitForURL(`**/admin/jobs/alpha/${id}`)
  await expect(page.getByText('What it waits for')).toBeVisible({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  // Ganeti answers only when the job has let go, which takes it a while.
  await expect(page.getByText('Canceled').first()).toBeVisible({ timeout: 45_000 })
  expect(await said('gnt-job', 'status', id)).toBe('canceled')
})

test('a node is emptied as its preview told, with a letter to the owners prepared', async () => {
  // It waits for the job that held the node before.
  test.setTimeout(180_000)
  const { page } = root
  await page.goto(PAGE)
  await page.getByRole('link', { name: 'Empty it' }).click()
  await page.getByRole('link', { name: 'Evacuate all' }).click()
  await expect(page.getByRole('row', { name: /runs\.test/ })).toContainText('Moves while it runs')
  await expect(page.getByRole('row', { name: /stands\.test/ })).toContainText('Moves, not running')
  await expect(page.getByRole('row', { name: /stands\.test/ })).toContainText('alice')
  await expect(page.getByRole('link', { name: 'Write to the owners' })).toHaveAttribute('href', /notifications\/new/)
  await page.getByRole('button', { name: 'Move 2 instances' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move 2 instances' }).click()
  await page.waitForURL(`**${PAGE}`)
  await expect(page.getByText('No instances.').first()).toBeVisible({ timeout: 90_000 })
  for (const name of ['runs.test', 'stands.test'])
    await expect.poll(() => said('gnt-instance', 'pnode', name), { timeout: 30_000 }).toBe('node1.fleet.test')
})
