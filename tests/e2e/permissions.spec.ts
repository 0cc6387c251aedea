import { expect } from '@playwright/test'
import { WebSocket } from 'ws'
import { CONSOLE_PATH, CONSOLE_PROTOCOL, ENDINGS, TICKET_PROTOCOL } from '../../lib/console/schema'
import { passwordOf, test } from '../support/demo'
import { actionRows } from '../support/permissions/action-rows'
import { call, type Verdict, visit } from '../support/permissions/ask'
import { faultsOf } from '../support/permissions/headers'
import { rowsOf, type Subject } from '../support/permissions/rows'
import { type Action, actions, pages, routes } from '../support/permissions/surface'
import { enrol, KINDS, SIGNED_IN, sessionCookies, type Visitor } from '../support/permissions/visitors'

/** Who may do what, over everything that the portal answers to: all of it by HTTP, on the portal as it is built. */
type Cookies = Record<Visitor, string>

/** Who is signed out is asked to sign in, or learns as little as everybody else. */
function expected(who: readonly Visitor[], visitor: Visitor): readonly Verdict[] {
  if (who.includes(visitor)) return ['in']
  return SIGNED_IN.includes(visitor) ? ['out'] : ['sign-in', 'out']
}

test.use({ portalOf: 'permissions' })

let cookies: Cookies
let subject: Subject
test.beforeAll(async ({ demo: { portal } }) => {
  const act = async (name: string, args: unknown[], cookie: string) =>
    (await call(portal.url, actionOf(name), args, cookie)).said
  cookies = await enrol(portal, act)
  const [own, shared] = await Promise.all([instancesOf(portal.url, 'owner'), instancesOf(portal.url, 'member')])
  const place = own.find(({ name }) => !shared.some((other) => other.name === name))
  if (!place) throw new Error('the demonstration has no instance of one owner alone')
  const network = { clusterId: 1, description: 'Lab', mode: 'bridged', link: 'br999' }
  const idIn = async (said: Promise<unknown>) => ((await said) as { data: { id: number } }).data.id
  subject = {
    place,
    application: await idIn(act('applications file', [{ wish: WISH, placement: null }], cookies.owner)),
    change: await idIn(act('instances requestResize', [place, { wish: MORE, comments: 'Slow' }], cookies.owner)),
    network: { ...network, id: await idIn(act('admin/networks add', [network], cookies.root)) },
  }
})

const WISH = {
  hostname: 'mine.example.org',
  memory: 1024,
  vcpus: 1,
  disk: 5,
  os: 'os:noop',
  comments: 'For a course',
  contactName: 'Alice',
  contactEmail: 'alice@example.gr',
  contactPhone: '2101234567',
  acceptTerms: true,
}
const MORE = { vcpus: 2, memory: 2048, disks: [10_240] }

function actionOf(name: string): Action {
  const action = actions().find((one) => one.name === name)
  if (!action) throw new Error(`there is no action ${name}`)
  return action
}

/** What the person's own export of the list names. */
async function instancesOf(url: string, visitor: Visitor) {
  const answer = await fetch(`${url}/instances.csv?cluster=alpha`, { headers: { cookie: cookies[visitor] } })
  const lines = (await answer.text()).split('\n').slice(1)
  return lines.flatMap((line) => {
    const name = /[a-z0-9-]+\.uni\.example\.org/.exec(line)?.[0]
    return name ? [{ cluster: 'alpha', name }] : []
  })
}

test('every page and route answers whom its row names, and is not there for everybody else', async ({ demo }) => {
  test.setTimeout(300_000)
  const rows = rowsOf(subject)
  expect(Object.keys(rows).sort(), 'each page and route has a row').toEqual([...pages(), ...routes()].sort())
  const wrong: string[] = []
  for (const { address, who, leaves } of Object.values(rows).flat())
    await Promise.all(
      KINDS.map(async (visitor) => {
        const verdict = await visit(demo.portal.url, address, cookies[visitor])
        const wanted = leaves ? ['sign-in'] : expected(who, visitor)
        if (!wanted.includes(verdict)) wrong.push(`${address}: ${visitor} is ${verdict}, not ${wanted}`)
      }),
    )
  expect(wrong).toEqual([])
})

test('S15: looking at every page and route leaves no trace but that of an export', async ({ demo }) => {
  test.setTimeout(300_000)
  const before = await entries(demo.portal.url)
  for (const { address } of Object.values(rowsOf(subject)).flat()) await visit(demo.portal.url, address, cookies.root)
  const after = await entries(demo.portal.url)
  const added = after.filter((line) => !before.includes(line))
  expect(added.filter((line) => !line.includes('user.export'))).toEqual([])
})

/** The lines of the audit log. */
async function entries(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/audit.csv`, { headers: { cookie: cookies.root } })
  return (await answer.text()).split('\n').slice(1)
}

test('S13: nobody’s menu is another’s, however soon after one another they ask', async ({ demo }) => {
  const menu = async (visitor: Visitor) => {
    const page = await (await fetch(demo.portal.url, { headers: { cookie: cookies[visitor] } })).text()
    return ['/review', '/admin/users', '/admin/clusters', '/admin/settings'].filter((to) =>
      page.includes(`href="${to}"`),
    )
  }
  const asked: Visitor[] = ['reviewer', 'stranger', 'users', 'clusters', 'root', 'viewer']
  expect(await Promise.all(asked.map(menu))).toEqual([
    ['/review'],
    [],
    ['/admin/users'],
    ['/admin/clusters'],
    ['/review', '/admin/users', '/admin/clusters', '/admin/settings'],
    [],
  ])
})

test('S17, S23, S24: no page takes anything from elsewhere or has a secret in an address; its cookies are the portal’s alone', async ({
  demo,
}) => {
  const { url } = demo.portal
  for (const address of ['/sign-in', '/', '/profile']) {
    const answer = await fetch(url + address, { headers: { cookie: cookies.root } })
    const page = await answer.text()
    const sources = [...page.matchAll(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?:[^"]+)"/g)].map(
      ([, to]) => to,
    )
    expect(sources).toEqual([])
    expect(page).not.toMatch(/(?:href|src|action)="[^"]*(?:csrf|session-token)/i)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(answer.headers.get('x-frame-options') ?? answer.headers.get('content-security-policy')).toMatch(
      /DENY|frame-ancestors 'none'/,
    )
  }
  const set = await sessionCookies(url, 'alice', passwordOf('alice'))
  for (const line of set) expect(line).toMatch(/^(?=.*; ?HttpOnly)(?=.*; ?SameSite=Lax)(?!.*; ?Domain=)/i)
})

test('every page and route tells the browser to keep nothing, to frame nothing and to take nothing from elsewhere', async ({
  demo,
}) => {
  test.setTimeout(120_000)
  const faults: string[] = []
  for (const { address } of Object.values(rowsOf(subject)).flat())
    await Promise.all(
      [cookies.root, ''].map(async (cookie) => {
        const stopping = new AbortController()
        const options = { redirect: 'manual', headers: { cookie }, signal: stopping.signal } as const
        faults.push(...faultsOf(address, await fetch(demo.portal.url + address, options)))
        stopping.abort()
      }),
    )
  expect([...new Set(faults)]).toEqual([])
})

test('a write that another site’s page sends is refused everywhere, whatever it brings', async ({ demo }) => {
  const { url } = demo.portal
  const post = async (address: string, headers: Record<string, string>, body = 'x') =>
    (await fetch(url + address, { method: 'POST', headers: { cookie: cookies.root, ...headers }, body })).status
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example.org' },
    { origin: 'null' },
    { origin: url, 'sec-fetch-site': 'cross-site' },
    {},
  ]
  for (const address of ['/', '/profile', '/o/consent', '/api/auth/signout', '/api/auth/callback/credentials'])
    for (const headers of foreign)
      expect(await post(address, headers), `${address} ${JSON.stringify(headers)}`).toBe(403)
  expect(await post('/', { origin: url }, 'x'.repeat(3 * 1024 * 1024))).toBe(413)
  expect(await post('/o/token', { origin: 'https://program.example.org' })).toBe(400)
  expect(await visit(url, '/profile', cookies.root)).toBe('in')
})

test('a right counts from the next request on, and no longer from the next after it is taken', async ({ demo }) => {
  const { url } = demo.portal
  const input = { permission: 'manage_users', to: { group: 'noc' }, cluster: null }
  expect(await visit(url, '/admin/users', cookies.member)).toBe('out')
  await call(url, actionOf('admin/rights grantRight'), [input], cookies.root)
  expect(await visit(url, '/admin/users', cookies.member)).toBe('in')
  await call(url, actionOf('admin/rights revokeRight'), [input], cookies.root)
  expect(await visit(url, '/admin/users', cookies.member)).toBe('out')
})

test('the console’s WebSocket opens for a session and a ticket of its own only', async ({ demo }) => {
  const { said } = await call(
    demo.portal.url,
    actionOf('console ask'),
    [subject.place.cluster, subject.place.name],
    cookies.owner,
  )
  const ticket = (said as { data?: { ticket?: string } }).data?.ticket ?? 'none'
  for (const visitor of KINDS.filter((kind) => kind !== 'owner')) {
    const ending = await knock(demo.portal.url, ticket, cookies[visitor])
    // Whether the session still is one is looked at together with the ticket.
    expect(ending, visitor).toBe(visitor === 'anonymous' ? 401 : ENDINGS.ticket)
  }
  expect(await knock(demo.portal.url, ticket, cookies.owner, 'http://elsewhere.example.org')).toBe(403)
})

/** The close code of a console's WebSocket, or the status by which it was refused. */
function knock(url: string, ticket: string, cookie: string, origin = url): Promise<number> {
  const protocols = [CONSOLE_PROTOCOL, `${TICKET_PROTOCOL}${ticket}`]
  const socket = new WebSocket(url.replace('http', 'ws') + CONSOLE_PATH, protocols, { headers: { cookie, origin } })
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0))
    socket.on('close', resolve)
    socket.on('error', reject)
  })
}

test('every server action lets past whom its row names, and refuses everybody else', async ({ demo }) => {
  const rows = actionRows(subject)
  expect(Object.keys(rows).sort(), 'each action has a row').toEqual(
    actions()
      .map(({ name }) => name)
      .sort(),
  )
  const wrong: string[] = []
  for (const [name, { args, who, absent, sees, leaves }] of Object.entries(rows))
    for (const visitor of KINDS) {
      const action = actionOf(name)
      const { verdict, said } = await call(demo.portal.url, action, args, cookies[visitor])
      const wanted = leaves ? ['sign-in'] : expected(who, visitor)
      if (!wanted.includes(verdict))
        wrong.push(`${name}: ${visitor} is ${verdict}, not ${wanted}: ${JSON.stringify(said)}`)
      if (absent && verdict === 'out' && !sees?.includes(visitor)) {
        const other = await call(demo.portal.url, action, absent, cookies[visitor])
        if (JSON.stringify(other.said) !== JSON.stringify(said))
          wrong.push(`${name}: ${visitor} can tell ${JSON.stringify(said)} from ${JSON.stringify(other.said)}`)
      }
    }
  expect(wrong).toEqual([])
})
