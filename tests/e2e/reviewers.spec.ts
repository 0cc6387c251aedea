import { expect } from '@playwright/test'
import { apply, type Demo, test } from '../support/demo'

test('two reviewers who press at once submit once, and the slower one is told', async ({ open, demo }) => {
  const name = 'contested.example.org'
  const id = await apply(await open('alice'), name, 'el')
  const reviewers = await Promise.all([open('rita'), open('root')])
  const buttons = await Promise.all(
    reviewers.map(async (page) => {
      await page.goto(`/review/${id}`)
      return page.getByRole('button', { name: 'Approve and create' })
    }),
  )
  await Promise.all(buttons.map((button) => expect(button).toBeEnabled()))
  const before = creations(demo)
  await Promise.all(buttons.map((button) => button.click()))
  for (const page of reviewers) await expect(page.getByText('The instance was created')).toBeVisible()
  expect(creations(demo) - before).toBe(1)
  expect(demo.alpha.control.state().instances.filter((instance) => instance.name === name)).toHaveLength(1)
})

function creations({ alpha }: Demo): number {
  return alpha.control.state().jobs.filter((job) => job.opcodes.includes('OP_INSTANCE_CREATE')).length
}
