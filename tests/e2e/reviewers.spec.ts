import { expect } from '@playwright/test'
import { apply, test } from '../support/demo'

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
  await Promise.all(buttons.map((button) => button.click()))
  for (const page of reviewers) await expect(page.getByText('The instance was created')).toBeVisible()
  const { jobs, instances } = demo.alpha.control.state()
  const creating = jobs.filter((job) => JSON.stringify(job).includes(name))
  expect(creating).toHaveLength(1)
  expect(instances.filter((instance) => instance.name === name)).toHaveLength(1)
})
