import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { expectAccessible } from '../support/browser'
import { test } from '../support/demo'

const TAG = 'ganetimgr:group:noc'

/** A page of someone else's, written after ganetimgr's guide; `?client_id=` says which client it is. */
const page = (portal: string) => `<!doctype html><html lang="en"><title>Course tool</title><pre></pre><script>
const say = (what) => { document.querySelector('pre').textContent = JSON.stringify(what) }
const answer = new URLSearchParams(location.hash.slice(1))
const token = answer.get('access_token')
const id = new URLSearchParams(location.search).get('client_id')
if (id) location.assign('${portal}/o/authorize/?' + new URLSearchParams({ redirect_uri: location.origin + '/',
  client_id: id, response_type: 'token', scope: 'read', state: 'of the page' }))
else if (!token) say(Object.fromEntries(answer))
else Promise.all(['/instances/lists/?tag=${encodeURIComponent(TAG)}&', '/user/details/?'].map((path) =>
  fetch('${portal}' + path + 'access_token=' + token).then((response) => response.json())))
  .then(([list, user]) => say({ list, user, state: answer.get('state'), iss: answer.get('iss') }), (error) => say(String(error)))
</script>`

async function startSite(portal: string): Promise<{ url: string; heard: string[]; server: Server }> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.url} ${request.headers.referer ?? ''}`)
    const found = request.url !== '/favicon.ico'
    response.writeHead(found ? 200 : 204, { 'content-type': 'text/html' }).end(found ? page(portal) : '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, server }
}

test('a page elsewhere reads what is bob’s by the implicit grant, and no longer once he withdraws', async ({
  demo,
  open,
  mayComplain,
}) => {
  mayComplain.push(/status of 401|CORS|ERR_FAILED|frame-ancestors|Refused to frame|Framing/)
  const { portal } = demo
  const site = await startSite(portal.url)
  const bob = await open('bob')

  await bob.goto('/o/applications/add')
  await bob.getByLabel('Name', { exact: true }).fill('Course tool')
  await bob.getByLabel(/^Public/).check()
  await bob.getByLabel(/^Implicit/).check()
  await bob.getByRole('button', { name: 'Register program' }).click()
  await expect(bob.getByText('Give at least one address.')).toBeVisible()
  await bob.getByLabel('Redirect addresses').fill(`${site.url}/`)
  await bob.getByRole('button', { name: 'Register program' }).click()
  await expect(bob.getByText('The program is registered')).toBeVisible()
  const clientId = (await bob.locator('dd').first().textContent()) ?? ''
  await bob.getByRole('link', { name: 'Done' }).click()
  await expect(bob.getByRole('heading', { name: 'Course tool' })).toBeVisible()

  // A stranger is sent nowhere, not even with an error to an address that is registered (RFC 9700, 4.11.2).
  const wrong = { client_id: clientId, redirect_uri: `${site.url}/`, response_type: 'token', scope: 'everything' }
  const erring = await fetch(`${portal.url}/o/authorize?${new URLSearchParams(wrong)}`, { redirect: 'manual' })
  expect(erring.headers.get('location')).toMatch(/^\/sign-in\?/)

  await bob.goto(`${site.url}/?client_id=${clientId}`)
  await expect(bob.getByText('asks to act for you')).toBeVisible()
  await expectAccessible(bob)
  const framed = await bob.request.get(bob.url())
  expect(framed.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(framed.headers()['referrer-policy']).toBe('no-referrer')
  await bob.getByRole('button', { name: 'Refuse' }).click()
  await expect(bob.locator('pre')).toContainText('"error":"access_denied"')

  await bob.goto(`${site.url}/?client_id=${clientId}`)
  await bob.getByRole('button', { name: 'Allow' }).click()
  await expect(bob.locator('pre')).toContainText('"username":"bob"')
  const read = JSON.parse((await bob.locator('pre').textContent()) ?? '')
  expect(read).toMatchObject({ state: 'of the page', iss: portal.url, user: { username: 'bob' } })
  expect(read.list.response.errors).toBe(false)
  expect(read.list.response.instances).toContain('web2.uni.example.org')
  expect(site.heard.join('\n')).not.toMatch(/access_token|\/o\/consent/)

  const returned = bob.url()
  await bob.goto('/profile')
  await bob.getByRole('button', { name: 'Withdraw: Course tool' }).click()
  await bob.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(bob.getByText('You let no program act for you.')).toBeVisible()
  await bob.goto(returned)
  await expect(bob.locator('pre')).toContainText('Failed to fetch')
  site.server.close()
})
