import { expect } from '@playwright/test'
import { enter } from '../support/browser'
import { apply, MISSING, passwordOf, test } from '../support/demo'

const NOTHING = 'There is nothing here'

test('what is another’s looks like what is not there', async ({ open, mayComplain }) => {
  mayComplain.push(MISSING)
  const id = await apply(await open('alice'), 'private.example.org', 'el')
  const bob = await open('bob')
  await bob.goto('/')
  await expect(bob.getByRole('link', { name: 'web2.uni.example.org' })).toBeVisible()
  const addresses = [
    '/instances/alpha/web1.uni.example.org',
    '/instances/alpha/nothing.example.org',
    `/applications/${id}`,
    `/applications/${id}/edit`,
    '/applications/99999',
    `/review/${id}`,
  ]
  const told = []
  for (const address of addresses) {
    const response = await bob.goto(address)
    await expect(bob.getByRole('heading', { name: NOTHING })).toBeVisible()
    told.push([response?.status(), await bob.getByRole('main').textContent()])
  }
  expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(told[0]?.[0]).toBe(404)
})

test('the pages of administrators are not there for alice', async ({ open, mayComplain }) => {
  mayComplain.push(MISSING)
  const page = await open('alice')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Εικονικές μηχανές' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Συμπλέγματα|Δίκτυα|Αξιολόγηση/ })).toHaveCount(0)
  for (const address of [
    '/admin/clusters',
    '/admin/clusters/alpha',
    '/admin/clusters/add',
    '/admin/networks',
    '/review',
  ])
    expect((await page.goto(address))?.status(), address).toBe(404)
})

test('who is signed out is sent to sign in, and back', async ({ open }) => {
  const page = await open(null)
  await page.goto('/admin/clusters/alpha?q=1')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await enter(page, 'root', passwordOf('root'))
  await expect(page).toHaveURL(/\/admin\/clusters\/alpha\?q=1$/)
})

for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example'])
  test(`nobody is sent on to ${next}`, async ({ open, demo }) => {
    const page = await open(null)
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
    await enter(page, 'rita', passwordOf('rita'))
    await expect(page).toHaveURL(`${demo.portal.url}/`)
    await expect(page.getByRole('heading', { name: 'Instances' })).toBeVisible()
  })

test('a new password ends the sessions of before', async ({ open, demo, sessions }) => {
  const page = await open('bob')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Instances' })).toBeVisible()
  sessions.delete('bob')
  await demo.portal.manage(['user', 'passwd', 'bob'], [passwordOf('bob')])
  await page.goto('/profile')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprofile$/)
})

test('the icon is there under the name that browsers guess', async ({ open }) => {
  const page = await open(null)
  const icon = await page.request.get('/favicon.ico')
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/svg+xml'])
})
