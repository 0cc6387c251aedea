import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import el from '../../locales/el.json' with { type: 'json' }
import en from '../../locales/en.json' with { type: 'json' }
import { startSimulator } from '../../simulator/start'
import { test } from '../support/demo'
import { freePort } from '../support/ports'

const LANGUAGES = [
  ['en', en, 'root'],
  ['el', el, 'eleni'],
] as const
const OTHER = Array.from({ length: 32 }, () => '0F').join(':')

for (const [language, text, user] of LANGUAGES)
  test(`${language}: a cluster that cannot be added is told beside the field`, async ({ open, demo }) => {
    const { form } = text.clusters
    const { alpha } = demo
    const server = createServer((_, response) => response.end('<h1>It works!</h1>')).listen(0, '127.0.0.1')
    const page = await open(user, { locale: language })
    await page.goto('/admin/clusters/add')
    const fields = {
      [form.hostname]: '127.0.0.1',
      [form.port]: String(alpha.port),
      [form.slug]: `bad-${language}`,
      [form.rapiUser]: 'writer',
      [form.fingerprint]: alpha.fingerprint ?? '',
    }
    for (const [name, value] of Object.entries(fields)) await page.getByLabel(name, { exact: true }).fill(value)
    const refused = async (name: string, value: string, message: string, at = name) => {
      const field = page.getByLabel(name, { exact: true })
      const good = await field.inputValue()
      await field.fill(value)
      // The password is typed anew, as whoever corrects a form does.
      if (name !== form.rapiPassword) await page.getByLabel(form.rapiPassword, { exact: true }).fill('writer-secret')
      await page.getByRole('button', { name: form.add, exact: true }).click()
      const told = page.getByLabel(at, { exact: true })
      await expect(told, message).toHaveAccessibleDescription(new RegExp(message.slice(0, 40)))
      await expect(field).toHaveValue(value)
      await field.fill(good)
    }
    const { errors } = text
    await refused(form.rapiPassword, 'wrong', errors.rapi_password_refused)
    await refused(form.fingerprint, OTHER, errors.fingerprint_differs)
    await refused(form.hostname, 'no-such-host.invalid', errors.connection_name_unknown)
    await refused(form.port, String(await freePort()), errors.connection_refused)
    await refused(form.port, String((server.address() as AddressInfo).port), errors.connection_not_tls)
    await page.getByLabel(form.tls, { exact: true }).uncheck()
    await refused(form.port, String((server.address() as AddressInfo).port), errors.connection_not_rapi)
    server.close()
    await page.goto('/admin/clusters')
    await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible()
    await expect(page.getByText(`bad-${language}`)).toHaveCount(0)
  })

test('an outage is named and keeps the rows, its end is seen without a restart', async ({ open, demo }) => {
  const place = { port: await freePort(), tls: false, instances: 4, name: 'gamma.example.org', seed: 3 }
  const options = {
    ...place,
    instanceName: (index: number) => `gamma${index}.example.org`,
    users: [{ name: 'writer', password: 'writer-secret', options: ['write'] }],
  }
  const before = await startSimulator(options)
  const add = ['cluster', 'add', '127.0.0.1', '--port', String(place.port), '--slug', 'gamma', '--no-tls']
  await demo.portal.manage([...add, '--user', 'writer'], ['writer-secret'])
  const page = await open('root')
  await page.goto('/?q=gamma')
  await expect(page.getByRole('link', { name: 'gamma1.example.org' })).toBeVisible()
  await before.stop()
  const banner = page.getByText('gamma has not answered since')
  await expect(banner).toBeVisible({ timeout: 40_000 })
  await expect(page.getByRole('link', { name: 'gamma1.example.org' })).toBeVisible()
  await page.goto('/admin/clusters/gamma')
  await expect(page.getByText(en.health.refused).first()).toBeVisible()
  const after = await startSimulator(options)
  await page.goto('/?q=gamma')
  await expect(banner).toHaveCount(0, { timeout: 40_000 })
  await removeCluster(page, 'gamma')
  await after.stop()
})

test('a Ganeti 2.6 that anyone may read is mirrored without credentials, and not written to', async ({ open }) => {
  const instanceName = (index: number) => `ancient${index}.example.org`
  const old = await startSimulator({ like: '2.6', name: 'old.example.org', instances: 3, instanceName, seed: 4 })
  const page = await open('root')
  await page.goto('/admin/clusters/add')
  await page.getByLabel('Host name').fill('127.0.0.1')
  await page.getByLabel('Port').fill(String(old.port))
  await page.getByLabel('Slug').fill('old')
  await page.getByLabel('SHA-256 fingerprint').fill(old.fingerprint ?? '')
  await page.getByRole('button', { name: 'Check connection' }).click()
  await expect(page.getByText(en.connection.credentials.nobody.read)).toBeVisible()
  await expect(page.getByText(en.connection.leaves.reading)).toBeVisible()
  await page.getByRole('button', { name: 'Add cluster' }).click()
  await page.waitForURL('**/admin/clusters/old')
  await expect(page.getByText(/^2\.6/)).toBeVisible()
  await expect(page.getByText(en.clusters.readOnlyCluster)).toBeVisible()
  await page.goto('/?q=ancient')
  await expect(page.getByRole('row', { name: /ancient1.*(Running|Stopped)/ }).first()).toBeVisible()
  await removeCluster(page, 'old')
  await old.stop()
})

async function removeCluster(page: Page, slug: string): Promise<void> {
  await page.goto(`/admin/clusters/${slug}`)
  await page.getByRole('button', { name: 'More acts' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(slug)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await page.waitForURL('**/admin/clusters')
}
