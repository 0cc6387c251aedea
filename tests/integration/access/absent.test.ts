import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { PERMISSIONS, type Permission } from '@/lib/access/permissions'
import { SCOPES } from '@/lib/access/scopes'
import { createGroup } from '@/lib/accounts/groups'
import { fileApplication } from '@/lib/applications/file-application'
import { openConsole } from '@/lib/console/open-console'
import { readConsole } from '@/lib/console/queries'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'
import { readLatency } from '@/lib/fleet/latency'
import { readNetworks } from '@/lib/fleet/networks'
import { readFleetCluster } from '@/lib/fleet/read-cluster'
import { SERIES } from '@/lib/graphs/schema'
import { readConfiguration } from '@/lib/instances/configuration'
import { lockInstance } from '@/lib/instances/lock'
import { readPossible } from '@/lib/instances/possible'
import { requestAct } from '@/lib/instances/request'
import { readResize } from '@/lib/instances/resize-data'
import { addOwnClient, deleteOwnClient, renewOwnSecret } from '@/lib/oauth/clients'
import { readOwnClient } from '@/lib/oauth/own-clients'
import { changeSetting } from '@/lib/settings/change-setting'
import { OPERATIONS } from '@/lib/web/api/operations'
import { addWebhook } from '@/lib/webhooks/own'
import { type ApiProgram, apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { person, planFor, system, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'
import { recordStatements } from '@/tests/support/statements'

testDatabase()
const { add } = simulators()
const api = apiPortal()

type Named = Record<string, string | number>
const NO_UUID = '0199aaaa-0000-7000-8000-000000000000'
const NO_ID = 999_999
const NONE: Named = {
  cluster: 'nowhere',
  name: 'nowhere.example.org',
  job: NO_ID,
  application: NO_ID,
  user: NO_ID,
  webhook: NO_ID,
  id: NO_ID,
  act: NO_UUID,
  confirmation: NO_UUID,
}
/** There is none of these to ask for: both requests are for what does not exist. */
const UNMADE: Named = { key: 1, registration: 1, notification: 1, session: NO_UUID, delivery: NO_UUID, chart: 'cpu' }

let alpha: Simulated
let statements: ReturnType<typeof recordStatements>
/** Who has no right at all, and who has every right, but on another cluster. */
let people: Record<'stranger' | 'neighbour', UserCtx>
let others: Named
/** Of what is addressed by `{id}`, by the first part of the address. */
let ids: Named
/** Of what is written: every body takes what it needs of it. */
let body: object

beforeAll(async () => {
  statements = recordStatements()
  alpha = await add('alpha', { instances: 3, instanceTags: [['ganetimgr:user:root']] })
  const beta = await add('beta', { instances: 1 })
  for (const one of [alpha, beta]) await one.pass()
  await changeSetting(system(), 'apiRequestsPerMinute', 100_000)
  await make(await person('root', { superuser: true }))
  const rights = PERMISSIONS.filter((right) => right !== 'manage_users').map((right): [Permission, string] => [
    right,
    'beta',
  ])
  people = { stranger: await person('stranger'), neighbour: await person('neighbour', { rights }) }
}, 60_000)

async function make(root: UserCtx): Promise<void> {
  const { name } = await db.instance.findFirstOrThrow({ where: { clusterId: alpha.id }, orderBy: { name: 'asc' } })
  const place = { cluster: 'alpha', name }
  const [act] = await lockInstance(root, place, { reason: 'Works' })
  const { jobId } = await db.act.findUniqueOrThrow({ where: { id: act?.act ?? '' } })
  await alpha.pass()
  const network = await db.network.create({
    data: { clusterId: alpha.id, description: 'Lab', mode: 'routed', link: 'lab' },
  })
  const application = await fileApplication(root, wish('hers.example.org'))
  await db.application.update({ where: { id: application.id }, data: { networkId: network.id } })
  const hook = await addWebhook(root, { name: 'hers', url: 'https://hooks.example.org/', types: ['act.changed'] })
  const { id: confirmation } = await requestAct(root, place, 'remove', undefined)
  const program: Parameters<typeof addOwnClient>[1] = {
    ...{ name: 'hers', type: 'confidential', scopes: ['read'] },
    ...{ grantTypes: ['authorization_code'], redirectUris: ['https://script.example.org/back'] },
  }
  others = {
    ...{ ...place, ...UNMADE, user: root.actor.id, webhook: hook.id, application: application.id },
    ...{ act: act?.act ?? '', job: jobId ?? 0, confirmation },
  }
  ids = {
    groups: (await createGroup(root, 'theirs')).id,
    networks: network.id,
    'all-webhooks': hook.id,
    'oauth-clients': (await addOwnClient(root, program)).id,
  }
  body = {
    ...wish('wished.example.org'),
    ...planFor(alpha.id, 'hers.example.org'),
    ...{ version: 1, reason: 'Works', tags: [], vcpus: 1, memory: 1024, disks: [1024], nics: [] },
    ...{ newName: 'other.example.org', name: 'other.example.org', system: 'os:noop', comments: 'Please' },
    ...{ nicType: 'virtio', diskType: 'paravirtual', bootOrder: 'disk', localTime: false },
    ...{ from: '2026-01-01T00:00:00Z', until: null, reasonEn: 'Disks', reasonEl: '' },
    ...{ hostname: '127.0.0.1', slug: 'other', title: 'Other', description: 'Other', clusterId: alpha.id },
    ...{ link: 'lab', mode: 'routed', scopes: ['read'], grantTypes: ['authorization_code'] },
    ...{ redirectUris: ['https://script.example.org/back'], url: 'https://hooks.example.org/', types: ['act.changed'] },
    ...{ level: 'info', clusterIds: [], dismissible: true, archived: false, inFoot: false, membersOnly: false },
    ...{ textEn: 'Works', textEl: 'Εργασίες', titleEn: 'Works', titleEl: 'Εργασίες' },
    plan: planFor(alpha.id, 'hers.example.org'),
    wish: { vcpus: 1, memory: 1024, disks: [1024], nics: [] },
  }
}

/** What has another meaning where other things are written. */
const OWN_BODY: Record<string, object> = {
  saveGraphQueries: Object.fromEntries(SERIES.map((series) => [series, 'up'])),
  editOAuthClient: { type: 'confidential' },
}

type Asked = { status: number; statements: string[] }

/** The second time, so that what is done once, such as noting when a token was used, is done. */
async function twice(ask: () => Promise<number>): Promise<Asked> {
  let status = await ask()
  const asked = await statements(async () => {
    status = await ask()
  })
  return { status, statements: asked }
}

const addressOf = (path: string, absent: boolean): string => {
  const [, kind = ''] = path.split('/')
  const params: Named = { ...others, id: ids[kind] ?? 1, ...(absent ? NONE : {}) }
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(params[name] ?? expect.fail(name))),
  )
  return path.endsWith('/preview') ? `${address}?move=migrate` : address
}

test.each(['stranger', 'neighbour'] as const)(
  'a program of a %s makes the same statements',
  async (who) => {
    const program: ApiProgram = await api.program(people[who], [...SCOPES])
    const wrong: string[] = []
    for (const { id, method, path } of OPERATIONS.filter((one) => one.path.includes('{'))) {
      const send = (absent: boolean) => async () => {
        const sent = method === 'GET' || method === 'DELETE' ? undefined : { ...body, ...OWN_BODY[id] }
        const answer = await program.send(method, addressOf(path, absent), sent)
        await answer.text()
        return answer.status
      }
      const [forbidden, absent] = [await twice(send(false)), await twice(send(true))]
      const alike = JSON.stringify(forbidden) === JSON.stringify(absent)
      if (!alike || forbidden.status !== 404)
        wrong.push(
          `${id}: ${forbidden.status} by ${forbidden.statements.length}, ${absent.status} by ${absent.statements.length}`,
        )
    }
    expect(wrong).toEqual([])
  },
  60_000,
)

type Read = (ctx: UserCtx, absent: boolean) => Promise<unknown>
const at = (absent: boolean) => ({
  cluster: String(absent ? NONE.cluster : others.cluster),
  name: String(absent ? NONE.name : others.name),
})
const slug = (absent: boolean) => at(absent).cluster
const client = (absent: boolean) => Number(absent ? NO_ID : ids['oauth-clients'])

/** What pages read and do that has no operation of the API. */
const PAGES: Record<string, Read> = {
  'console, its page': (ctx, absent) => readConsole(ctx, at(absent)),
  'console, a ticket': (ctx, absent) => openConsole(ctx, 'session', at(absent)),
  'instance, what can be done': (ctx, absent) => readPossible(ctx, at(absent)),
  'instance, its sizes': (ctx, absent) => readResize(ctx, at(absent)),
  'instance, its configuration': (ctx, absent) => readConfiguration(ctx, at(absent)),
  cluster: (ctx, absent) => readFleetCluster(ctx, slug(absent)),
  'cluster, its networks': (ctx, absent) => readNetworks(ctx, slug(absent)),
  'cluster, its latency': (ctx, absent) => readLatency(ctx, slug(absent), 1),
  'own OAuth client': (ctx, absent) => readOwnClient(ctx, client(absent)),
  'own OAuth client, its secret': (ctx, absent) => renewOwnSecret(ctx, client(absent)),
  'own OAuth client, its end': (ctx, absent) => deleteOwnClient(ctx, client(absent)),
}

test.each(Object.entries(PAGES))('%s: the same statements, the same refusal', async (_, read) => {
  for (const ctx of Object.values(people)) {
    const said: string[] = []
    const ask = (absent: boolean) => async () => {
      const error = await read(ctx, absent).catch((thrown: unknown) => thrown)
      if (!(error instanceof AppError)) throw error
      said.push(`${error.code} ${error.reason}`)
      return 0
    }
    expect(await twice(ask(false))).toEqual(await twice(ask(true)))
    expect(new Set(said).size).toBe(1)
  }
})

test('a statement more would be seen', async () => {
  const one = await statements(() => readFleetCluster(people.stranger, 'alpha').catch(() => null))
  const more = await statements(async () => {
    await readFleetCluster(people.stranger, 'alpha').catch(() => null)
    await db.instance.count()
  })
  expect(more).toHaveLength(one.length + 1)
})
