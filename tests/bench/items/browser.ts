import { type Browser, chromium, type Page } from '@playwright/test'
import { type Item, ms } from '../item'
import { percentile } from '../load'
import { ROOT } from '../people'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
const SLOWER = 4

/** The list of instances in Chromium: what it loads, whether it moves, and how soon it answers. */
export const browser: Item = {
  number: 7,
  name: 'browser',
  async measure(site) {
    const large = await site.database('large')
    const portal = await site.portal(large)
    const chrome = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: FLAGS,
    })
    try {
      const kb = await scriptsOf(await open(chrome, portal.url, large.cookies[ROOT]))
      const { shift, times } = await interact(await open(chrome, portal.url, large.cookies[ROOT]))
      const worst = Math.max(...times)
      return [
        {
          what: 'JavaScript of the instances page, compressed',
          target: '≤ 300 kB',
          measured: `${kb.code.toFixed(0)} kB`,
          holds: kb.code <= 300,
          figures: `and ${kb.texts.toFixed(0)} kB of texts in one language`,
        },
        {
          what: 'cumulative layout shift, load and interactions',
          target: '0',
          measured: shift.toFixed(4),
          holds: shift === 0,
          figures: '1440 × 900',
        },
        {
          what: `interaction to next paint, 100 rows, processor ${SLOWER}× slower`,
          target: '≤ 200 ms',
          measured: ms(worst),
          holds: worst <= 200,
          figures: `the worst of ${times.length}; median ${ms(percentile(times, 50))}`,
        },
      ]
    } finally {
      await chrome.close()
      await portal.stop()
    }
  },
}

async function open(chrome: Browser, url: string, cookie = ''): Promise<{ page: Page; url: string }> {
  const context = await chrome.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'en' })
  const [name = '', value = ''] = cookie.split(/=(.*)/)
  await context.addCookies([{ name, value, url }])
  return { page: await context.newPage(), url }
}

type Opened = Awaited<ReturnType<typeof open>>

/** In kB as they came; the texts are the file that holds the catalogue, which changes with no page. */
async function scriptsOf({ page, url }: Opened): Promise<{ code: number; texts: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const scripts = new Map<string, string>()
  const sizes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, response.url)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
  await page.goto(`${url}/?size=100`, { waitUntil: 'networkidle' }).catch(() => undefined)
  await awake(page)
  let [code, texts] = [0, 0]
  for (const [id, address] of scripts) {
    const kb = (sizes.get(id) ?? 0) / 1000
    const text = await (await fetch(address)).text()
    if (isCatalogue(text)) texts += kb
    else code += kb
  }
  await page.close()
  return { code, texts }
}

/** Names of parts of the catalogue. */
const isCatalogue = (script: string) => script.includes('"signIn"') && script.includes('"errorPage"')

const awake = (page: Page) =>
  page.waitForFunction(() => {
    const box = document.querySelector('tbody input[type=checkbox]')
    return box !== null && Object.keys(box).some((key) => key.startsWith('__reactProps'))
  })

type Watched = { shift: number; times: number[] }

async function interact({ page, url }: Opened): Promise<Watched> {
  const session = await page.context().newCDPSession(page)
  await page.addInitScript(() => {
    const watched = { shift: 0, times: [] as number[] }
    Object.assign(window, { watched })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) watched.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
        if (entry.interactionId) watched.times.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
  await page.goto(`${url}/?size=100`)
  await awake(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const boxes = page.locator('tbody input[type=checkbox]:not(:disabled)')
  for (const at of [0, 3, 7, 40]) await boxes.nth(at).click()
  await page.locator('thead input[type=checkbox]').click()
  await page.locator('thead input[type=checkbox]').click()
  await page.getByRole('searchbox').pressSequentially('vm7', { delay: 60 })
  await page.locator('thead button').first().click()
  await page.waitForTimeout(3_000)
  const watched = await page.evaluate(() => (window as unknown as { watched: Watched }).watched)
  await page.close()
  if (watched.times.length === 0) throw new Error('no interaction was seen')
  return watched
}
