import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import type { SimulatorOptions } from '../../simulator/options'
import { type Simulator, startSimulator } from '../../simulator/start'
import { type Person, signIn, visit } from './browser'
import { startFigures } from './figures'
import { type Portal, startPortal } from './portal'

/** Who is who: root is superuser, rita reviews, alice reads Greek, bob is in the group noc, fiona creates without review. */
const PEOPLE = { root: 'en', eleni: 'el', rita: 'en', alice: 'el', bob: 'en', fiona: 'en' } as const
const SUPERUSERS = ['root', 'eleni']
export type User = keyof typeof PEOPLE

export const passwordOf = (user: User) => `${user} correct horse`

export type Demo = { portal: Portal; alpha: Simulator; beta: Simulator }

type Session = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

type TestFixtures = {
  /** A page of that person, or of nobody; what it complains of on its console fails the test. */
  open(user: User | null, options?: BrowserContextOptions): Promise<Page>
  /** But for this. */
  mayComplain: RegExp[]
}
type WorkerFixtures = {
  /** Files that name themselves here have a portal of their own, in which nobody has done anything. */
  portalOf: string
  demo: Demo
  sessions: Map<User, Session>
}

const network = (index: number, name: string, mode: 'routed' | 'bridged', link: string, full = false) => ({
  name,
  network: `10.${index}.0.0/24`,
  gateway: `10.${index}.0.1`,
  mode,
  link,
  full,
})

const ALPHA: SimulatorOptions = {
  name: 'alpha.example.org',
  groups: ['athens', 'patras'],
  nodes: 6,
  instances: 60,
  instanceName: (index) => `web${index}.uni.example.org`,
  instanceTags: [['ganetimgr:user:alice'], ['ganetimgr:group:noc'], []],
  networks: [
    network(10, 'public', 'routed', 'public'),
    network(11, 'campus', 'bridged', 'br100'),
    network(12, 'crowded', 'routed', 'crowded', true),
    network(13, 'lab', 'bridged', 'br200'),
    network(14, 'storage', 'bridged', 'br300'),
  ],
  users: [{ name: 'writer', password: 'writer-secret', options: ['write'] }],
  requireAuthentication: true,
  speed: 20,
}
const BETA: SimulatorOptions = {
  name: 'beta.example.org',
  tls: false,
  instances: 6,
  instanceName: (index) => `old${index}.uni.example.org`,
  instanceTags: [['ganetimgr:user:alice']],
  users: [{ name: 'reader', password: 'reader-secret', options: ['read'] }],
  requireAuthentication: true,
  seed: 2,
}

/** The portal with two simulated clusters and its people, one for all tests of a worker. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portalOf: ['all', { scope: 'worker', option: true }],
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
    async ({}, use, { workerIndex }) => {
      const figures = await startFigures()
      const [alpha, beta, portal] = await Promise.all([
        startSimulator(ALPHA),
        startSimulator(BETA),
        startPortal(`e2e-${workerIndex}`, { PROMETHEUS_URL: figures.url }),
      ])
      try {
        await populate(portal, alpha, beta)
        await use({ portal, alpha, beta })
      } finally {
        await Promise.all([portal.stop(), alpha.stop(), beta.stop(), figures.stop()])
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  mayComplain: async ({}, use) => use([]),
  open: async ({ browser, demo, sessions, mayComplain }, use) => {
    const people: Person[] = []
    await use(async (user, options = {}) => {
      const { url } = demo.portal
      const storageState = user && sessions.get(user)
      const person =
        user && !storageState
          ? await signIn(browser, url, user, passwordOf(user), options)
          : await visit(browser, url, storageState ? { ...options, storageState } : options)
      if (user) sessions.set(user, await person.page.context().storageState())
      people.push(person)
      return person.page
    })
    const complaints = people.flatMap((person) => person.complaints)
    await Promise.all(people.map(({ page }) => page.context().close()))
    expect(complaints.filter((text) => !mayComplain.some((pattern) => pattern.test(text)))).toEqual([])
  },
})

async function populate(portal: Portal, alpha: Simulator, beta: Simulator): Promise<void> {
  const users = Object.entries(PEOPLE).map(([user, language]) => {
    const command = SUPERUSERS.includes(user) ? ['createsuperuser'] : ['user', 'create']
    const profile = ['--email', `${user}@example.gr`, '--first-name', user, '--language', language]
    return portal.manage([...command, user, ...profile], [passwordOf(user as User)])
  })
  await Promise.all(users)
  const place = (simulator: Simulator) => ['cluster', 'add', '127.0.0.1', '--port', String(simulator.port)]
  const trust = ['--fingerprint', alpha.fingerprint ?? '']
  await portal.manage(
    [...place(alpha), '--slug', 'alpha', '--user', 'writer', '--description', 'Athens', '--fast-create', ...trust],
    ['writer-secret'],
  )
  await portal.manage([...place(beta), '--slug', 'beta', '--user', 'reader', '--no-tls'], ['reader-secret'])
  await portal.manage(['group', 'create', 'noc'])
  await Promise.all([
    portal.manage(['group', 'add', 'noc', 'bob']),
    portal.manage(['grant', 'rita', 'review_applications']),
    portal.manage(['grant', 'fiona', 'fast_create', '--cluster', 'alpha']),
    portal.manage(['sync']),
  ])
}

/** What the browser itself says of a page that is not there. */
export const MISSING = /status of 404/

const WORDS = {
  en: {
    hostname: 'Instance name',
    os: 'Operating system',
    comments: 'What the instance will do',
    phone: 'Contact phone',
    terms: /I accept/,
    submit: 'Submit application',
  },
  el: {
    hostname: 'Όνομα μηχανής',
    os: 'Λειτουργικό σύστημα',
    comments: 'Τι θα κάνει η μηχανή',
    phone: 'Τηλέφωνο υπευθύνου',
    terms: /Αποδέχομαι/,
    submit: 'Υποβολή αίτησης',
  },
}

/** Fills in the form for an instance as it takes it, in the language of the reader. */
export async function fillIn(page: Page, hostname: string, language: 'en' | 'el' = 'en'): Promise<void> {
  const words = WORDS[language]
  await page.goto('/applications/new')
  await page.getByLabel(words.hostname).fill(hostname)
  await page.getByRole('combobox', { name: words.os }).click()
  await page.getByRole('option', { name: 'noop' }).click()
  await page.getByLabel(words.comments).fill('Δοκιμή')
  await page.getByLabel(words.phone).fill('2101234567')
  await page.getByLabel(words.terms).check()
}

/** Files an application; answers its number. */
export async function apply(page: Page, hostname: string, language: 'en' | 'el' = 'en'): Promise<number> {
  await fillIn(page, hostname, language)
  await page.getByRole('button', { name: WORDS[language].submit }).click()
  await page.waitForURL(/\/applications\/\d+$/)
  return Number(page.url().split('/').at(-1))
}
