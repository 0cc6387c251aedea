import { expect } from '@playwright/test'
import { fillIn, test } from '../support/demo'

const NAME = 'fast.example.org'

test('who has the right creates without review, through the same form', async ({ open, demo }) => {
  const page = await open('fiona')
  await fillIn(page, NAME)
  await page.getByLabel('Create it now, without review').check()
  await expect(page.getByRole('combobox', { name: 'Cluster' })).toHaveValue('Athens (alpha)')
  await page.getByRole('button', { name: 'Create now' }).click()
  await page.waitForURL(/\/applications\/\d+$/)
  await expect(page.getByText('The instance was created')).toBeVisible()
  const made = demo.alpha.control.state().instances.find(({ name }) => name === NAME)
  expect(made?.tags).toContain('ganetimgr:user:fiona')
  expect(made?.running).not.toBeNull()
  await page.getByRole('link', { name: 'Go to the instance' }).click()
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible()
})

test('who has it not is not asked where', async ({ open }) => {
  const page = await open('alice')
  await page.goto('/applications/new')
  await expect(page.getByLabel('Όνομα μηχανής')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Τοποθέτηση' })).toHaveCount(0)
})
