import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'

/** A person at a browser of their own. What the page complains of on its console fails the test. */
export type Person = { page: Page; complaints: string[] }

/** A person who has not signed in, or whose session the options hold. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ baseURL: url, ...options })
  const page = awake(await context.newPage())
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}

/** Goes to pages until they are awake: a click on what React has not taken over yet is lost. Not with `waitUntil: 'commit'`. */
function awake(page: Page): Page {
  const goto = page.goto.bind(page)
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    if (options?.waitUntil !== 'commit') await expect.poll(() => page.evaluate(isAwake)).toBe(true)
    return response
  }
  const reload = page.reload.bind(page)
  page.reload = async (options) => {
    const response = await reload(options)
    await expect.poll(() => page.evaluate(isAwake)).toBe(true)
    return response
  }
  return page
}

/** Runs in the page. React marks each element that it has taken over. */
function isAwake(): boolean {
  if (!document.querySelector('script[src*="/_next/"]')) return true
  const controls = [...document.querySelectorAll('button, input:not([type=hidden])')]
  return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps')))
}

/** The scripts of what is opened from now on are on their way until the answer is called, which waits until the page is awake. */
export async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let send = () => {}
  const wanted = new Promise<void>((resolve) => {
    send = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await wanted
    await route.continue()
  })
  return async () => {
    send()
    await expect.poll(() => page.evaluate(isAwake)).toBe(true)
  }
}

export async function signIn(
  browser: Browser,
  url: string,
  user: string,
  password: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const person = await visit(browser, url, options)
  await person.page.goto('/sign-in')
  await enter(person.page, user, password)
  return person
}

/** Fills in the sign-in form that is open. */
export async function enter(page: Page, user: string, password: string): Promise<void> {
  await page.locator('input[name=login]').fill(user)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((address) => address.pathname !== '/sign-in')
}

/** WCAG 2.2 A and AA by axe. A live page may be between two states, its title on its way: what stays wrong counts. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./)
  await expect.poll(() => violations(page)).toEqual([])
}

async function violations(page: Page): Promise<string[]> {
  // In the page itself, which has no frames: the other way opens a second one for each look.
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
