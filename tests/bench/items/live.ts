import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { enter } from '../../support/browser'
import { type OwnCluster, startCluster } from '../../support/own-cluster'
import { type Portal, startPortal } from '../../support/portal'
import { type Item, type Measure, ms } from '../item'
import { percentile } from '../load'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
const INDEX = 8
const NODE = 'node2.live.test'
const NAME = 'seen.live.test'
const JOBS = 24
const TAGS = 10
const BEHIND = 4
const LOOK_EVERY_MS = 20
const LONGEST_MS = 120_000

/** The portal as `npm start` runs it on a real Ganeti, and two pages of it that are open in Chromium. */
type Scene = { ganeti: OwnCluster; portal: Portal; token: string; pages: { list: Page; instance: Page } }

/** On a real Ganeti: how long after a change it is seen in a page that is open, with nobody touching it. */
export const live: Item = {
  number: 5,
  name: 'live',
  async measure() {
    const ganeti = await startCluster('live', INDEX, '--nodes', '2')
    const portal = await startPortal('live')
    const chrome = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: FLAGS,
    })
    try {
      const scene = await setScene(ganeti, portal, chrome)
      const asked = await series(JOBS, (round) => jobSeen(scene, word(round), (to) => ask(scene, to)))
      const typed = await series(JOBS, (round) => jobSeen(scene, word(round), (to) => type(scene, to)))
      const tagged = await series(TAGS, (round) => tagSeen(scene, `look:${round}`))
      const behind = await series(BEHIND, (round) => stateSeen(scene, round % 2 === 0))
      return [
        told('end of a job that was asked for in the portal', 2_000, asked),
        told('end of a job of gnt-instance', 2_000, typed),
        told('a tag added with gnt-instance add-tags', 4_000, tagged, 100),
        told('an instance stopped or started by itself, no job of Ganeti’s', 35_000, behind, 100),
      ]
    } finally {
      await chrome.close()
      await portal.stop()
      await ganeti.down()
    }
  },
}

type Seen = { list: number; instance: number }
type Word = 'Stopped' | 'Running'
const word = (round: number): Word => (round % 2 === 0 ? 'Stopped' : 'Running')

async function setScene(ganeti: OwnCluster, portal: Portal, chrome: Browser): Promise<Scene> {
  const checks = ['--no-ip-check', '--no-name-check', '--no-nics', '-B', 'memory=64M,vcpus=1']
  await ganeti.gnt('gnt-instance', 'add', '-t', 'diskless', '-o', 'noop', '-n', NODE, ...checks, NAME)
  const profile = ['--email', 'root@example.gr', '--first-name', 'root', '--language', 'en']
  await portal.manage(['createsuperuser', 'root', ...profile], ['correct horse'])
  await ganeti.join(portal)
  const said = await portal.manage(['token', 'create', 'root', '--scope', 'instances:write,admin'])
  const context = await chrome.newContext({ baseURL: portal.url, viewport: { width: 1440, height: 900 } })
  const list = await context.newPage()
  await list.goto('/sign-in')
  await enter(list, 'root', 'correct horse')
  await list.goto('/')
  const instance = await context.newPage()
  await list.getByText(NAME).first().waitFor({ timeout: 60_000 })
  await instance.goto(`/instances/alpha/${NAME}`)
  const scene = { ganeti, portal, token: said.trim().split(/\s+/).at(-1) ?? '', pages: { list, instance } }
  await shown(scene, 'Running')
  return scene
}

/** When this text is there in one of these, in ms since 1970, by this machine's clock: the page's, ours and Ganeti's. */
async function when(page: Page, selector: string, text = ''): Promise<number> {
  const seen = await page.waitForFunction(
    ([where = '', wanted = '']) =>
      [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(wanted)) && Date.now(),
    [selector, text],
    { polling: LOOK_EVERY_MS, timeout: LONGEST_MS },
  )
  return Number(await seen.jsonValue())
}

/** When its chip says so in the list, and on its page. */
async function shown({ pages }: Scene, chip: string): Promise<Seen> {
  const says = `[title="${chip}"]`
  const [list, instance] = await Promise.all([
    when(pages.list, `tbody ${says}`),
    when(pages.instance, `main header ${says}`),
  ])
  return { list, instance }
}

/** The job's end is Ganeti's own word. */
async function jobSeen(scene: Scene, to: Word, begin: (to: Word) => Promise<void>): Promise<number[]> {
  const seeing = shown(scene, to)
  await begin(to)
  return since(await seeing, await lastEnd(scene))
}

/** Of the instance's newest job, in ms since 1970. */
async function lastEnd({ ganeti }: Scene): Promise<number> {
  const jobs = await ganeti.gnt('gnt-job', 'list', '--no-headers', '--separator=|', '-o', 'id,summary,end_ts')
  const line = jobs.split('\n').findLast((job) => /INSTANCE_(STARTUP|SHUTDOWN)/.test(job)) ?? ''
  const [, seconds, micro] = /\[(\d+), (\d+)\]/.exec(line) ?? []
  if (seconds === undefined) throw new Error(`no end is told of: ${line}`)
  return Number(seconds) * 1000 + Number(micro) / 1000
}

async function ask({ portal, token }: Scene, to: Word): Promise<void> {
  const [verb, body] = to === 'Stopped' ? ['shutdown', { how: 'hard' }] : ['startup', {}]
  const answer = await fetch(`${portal.url}/api/v1/instances/alpha/${NAME}/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.status !== 202) throw new Error(`${verb}: ${answer.status} ${await answer.text()}`)
}

async function type({ ganeti }: Scene, to: Word): Promise<void> {
  await ganeti.gnt('gnt-instance', ...(to === 'Stopped' ? ['shutdown', '--timeout=0'] : ['startup']), NAME)
}

async function tagSeen(scene: Scene, tag: string): Promise<number[]> {
  const seeing = when(scene.pages.instance, 'main', tag)
  await scene.ganeti.gnt('gnt-instance', 'add-tags', NAME, tag)
  const done = Date.now()
  return [Math.max(0, (await seeing) - done)]
}

/** The fake hypervisor's instances are a file each on their node. */
async function stateSeen(scene: Scene, stop: boolean): Promise<number[]> {
  const seeing = shown(scene, stop ? 'Stopped, should be running' : 'Running')
  const file = `"$GANETI_ROOTDIR/var/run/ganeti/fake-hypervisor/${NAME}"`
  await scene.ganeti.on('node2', 'sh', '-c', stop ? `mv ${file} ${file}.gone` : `mv ${file}.gone ${file}`)
  const done = Date.now()
  return since(await seeing, done)
}

/** In each page, from that moment on; what is seen before a job has quite ended counts as at once. */
const since = ({ list, instance }: Seen, moment: number) => [list, instance].map((at) => Math.max(0, at - moment))

/** One after another, each begun at another moment of the portal's own pace. */
async function series(rounds: number, measure: (round: number) => Promise<number[]>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    await delay((round * 617) % 3_000)
    times.push(...(await measure(round)))
  }
  return times
}

function told(what: string, limit: number, times: readonly number[], percent = 95): Measure {
  const worst = percentile(times, percent)
  const which = percent === 100 ? 'the longest' : `p${percent}`
  return {
    what: `${what}, to seen in an open page, ${which}`,
    target: `≤ ${limit / 1000} s`,
    measured: ms(worst),
    holds: worst <= limit,
    figures: `median ${ms(percentile(times, 50))}, longest ${ms(Math.max(...times))}; ${times.length} times`,
  }
}
