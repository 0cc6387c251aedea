import { expect } from '@playwright/test'
import { expectAccessible } from '../support/browser'
import { test } from '../support/demo'

const NAME = 'web1.uni.example.org'
const PAGE = `/instances/alpha/${NAME}`

test('an owner resizes within the limits, and is told first what takes effect when', async ({ open, demo }) => {
  const page = await open('alice')
  await page.goto(`${PAGE}/resize`)
  await expect(page.getByText('Δεν αλλάζει τίποτα ακόμη.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(/^Μνήμη · έως/).fill('3')
  await expect(page.getByRole('complementary').getByText(/Μνήμη: .* → 3 GiB/)).toBeVisible()
  await page.getByRole('button', { name: 'Αλλαγή πόρων' }).click()
  await page.waitForURL((url) => url.pathname === PAGE)
  const memory = () => demo.alpha.control.state().instances.find(({ name }) => name === NAME)?.beparams.maxmem
  await expect.poll(memory).toBe(3072)
})

test('beyond the limits it is asked for, decided in the review queue and done', async ({ open, demo }) => {
  const alice = await open('alice')
  await alice.goto(`${PAGE}/resize`)
  await alice.getByLabel(/^Επεξεργαστές · έως/).fill('7')
  await alice.getByLabel('Για ποιον σκοπό χρειάζεται').fill('Το μάθημα μεγάλωσε')
  await expectAccessible(alice)
  await alice.getByRole('button', { name: 'Υποβολή αιτήματος' }).click()
  await alice.waitForURL(/\/applications\/\d+$/)
  await expect(alice.getByText('→ 7')).toBeVisible()

  const rita = await open('rita')
  await rita.goto('/review')
  await rita.getByRole('link', { name: `Change of ${NAME}` }).click()
  await expect(rita.getByText('Το μάθημα μεγάλωσε')).toBeVisible()
  await expectAccessible(rita)
  await rita.getByLabel('CPUs: Will be').fill('6')
  await rita.getByRole('button', { name: 'Approve and change' }).click()
  await expect(rita.getByText('The instance was changed')).toBeVisible()
  await expect(alice.getByText('Η μηχανή άλλαξε')).toBeVisible()
  const made = demo.alpha.control.state().instances.find(({ name }) => name === NAME)
  expect(made?.beparams.vcpus).toBe(6)
})

test('what a person has typed stays while the page is brought up to date, and the rest follows', async ({
  open,
  demo,
}) => {
  const page = await open('alice')
  await page.goto(`${PAGE}/resize`)
  const memory = page.getByLabel(/^Μνήμη · έως/)
  await memory.fill('2')
  await page.getByLabel(/^Επεξεργαστές/).focus()
  const { beparams } = demo.alpha.control.state().instances.find(({ name }) => name === NAME) ?? {}
  demo.alpha.control.operator.edit(NAME, { beparams: { ...beparams, vcpus: 3 } })
  await expect(page.getByLabel(/^Επεξεργαστές/)).toHaveValue('3', { timeout: 60_000 })
  await expect(memory).toHaveValue('2 GiB')
  await expect(page.getByLabel(/^Επεξεργαστές/)).toBeFocused()
})
