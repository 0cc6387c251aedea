import { expect } from '@playwright/test'
import { expectAccessible } from '../support/browser'
import { test } from '../support/demo'
import { isSigned, startReceiver } from '../support/receiver'

test('bob has an address told, sees that a test arrives, and takes it away again', async ({ demo, open }) => {
  const { manage } = demo.portal
  await manage(['setting', 'set', 'webhookHosts', '["127.0.0.1"]'])
  const receiver = await startReceiver()
  const bob = await open('bob')

  await bob.goto('/profile/webhooks/add')
  const add = bob.getByRole('button', { name: 'Add webhook' })
  await expect(add).toBeEnabled()
  await bob.getByLabel('Name', { exact: true }).fill('Course tool')
  await bob.getByRole('textbox', { name: 'Address' }).fill('http://192.168.0.1/hook')
  await add.click()
  await expect(bob.getByRole('textbox', { name: 'Address' })).toHaveAttribute('aria-invalid', 'true')
  await bob.getByRole('textbox', { name: 'Address' }).fill(receiver.url)
  await add.click()
  await expect(bob.getByText('The webhook is there')).toBeVisible()
  const secret = (await bob.getByText(/^whsec_/).textContent()) ?? ''
  await expectAccessible(bob)

  await bob.getByRole('link', { name: 'Done' }).click()
  await expect(bob.getByText('Nothing was sent yet.', { exact: false })).toBeVisible()
  await expect(bob.getByText(secret)).toHaveCount(0)
  const ping = bob.getByRole('button', { name: 'Send test' })
  await expect(ping).toBeEnabled()
  await ping.click()
  await expect.poll(() => receiver.received.length).toBe(1)
  const [delivery] = receiver.received
  expect(delivery && isSigned(delivery, secret)).toBe(true)
  expect(JSON.parse(delivery?.body ?? '')).toMatchObject({ type: 'ping' })

  const log = bob.getByRole('list', { name: 'Deliveries' })
  await expect(async () => {
    await bob.reload()
    await expect(log.getByText('Taken')).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(log).toContainText('answered 204')
  await expectAccessible(bob)

  const remove = bob.getByRole('button', { name: 'Delete', exact: true })
  await expect(remove).toBeEnabled()
  await remove.click()
  await bob.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(bob.getByText('You have no webhook.')).toBeVisible()
  receiver.stop()
  await manage(['setting', 'set', 'webhookHosts', '[]'])
})
