import fc from 'fast-check'
import { db } from '@/lib/db/client'
import type { InstanceConfiguration } from '@/lib/rapi/resources/instance-configuration'
import { writeInstances } from '@/lib/sync/write-instances'
import { person } from './fixtures'

export type Known = InstanceConfiguration & {
  id: number
  cluster: string
  status: string
  operState: boolean | null
}

export const NOW = new Date('2026-11-22T12:00:00Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

/** alpha answers, beta has not for an hour, of gamma nothing was read for an hour, delta is disabled. */
export const CLUSTERS = {
  alpha: { description: 'Αθήνα', disabled: false, stale: false },
  beta: { description: 'Πάτρα', disabled: false, stale: true },
  gamma: { description: 'Ξάνθη', disabled: false, stale: true },
  delta: { description: 'old', disabled: true, stale: false },
}
export type Slug = keyof typeof CLUSTERS
const SLUGS = Object.keys(CLUSTERS) as Slug[]

export const PEOPLE = {
  alice: { firstName: 'Άννα', lastName: 'Κωστής', email: 'alice@example.org', groups: [] },
  bob: { firstName: 'Bob', lastName: 'Émile', email: 'bob@example.org', groups: ['noc'] },
  eleni: { firstName: 'Ελένη', lastName: 'Παππά', email: 'eleni@example.org', groups: ['noc', 'students'] },
} as const

export const CONTACTS = [
  { contactName: 'Νίκος Ράπτης', contactEmail: 'nikos@contact.example' },
  { contactName: 'Zoë', contactEmail: 'zoe@contact.example' },
]

const some = <T>(values: readonly T[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...values), { maxLength })

const TAGS = [
  ...['user:alice', 'user:eleni', 'user:ghost', 'group:noc', 'group:students', 'adminlock', 'isolate', 'needsreboot'],
  ...['application:1', 'application:2', 'application:77', 'service:mail'],
].map((tag) => `ganetimgr:${tag}`)
export const PLAIN_TAGS = ['backup:daily', 'Prod', '100+', 'a_b', 'a.b']
export const NODES = ['node1.example.org', 'node2.example.org', 'Node10.example.org']
const STATUSES = [
  ...['running', 'running', 'ADMIN_down', 'USER_down', 'ADMIN_offline', 'ERROR_up', 'ERROR_down', 'ERROR_nodedown'],
  ...['ERROR_nodeoffline', 'ERROR_wrongnode', 'unknown', 'something new'],
]
const IPS = ['10.0.0.9', '10.0.0.10', '10.0.10.1', '9.255.0.1', '2001:db8::9', '2001:db8::10']

const nic = fc.record({
  ip: fc.constantFrom(...IPS, null),
  mac: fc.integer({ min: 0, max: 40 }).map((n) => `aa:00:00:00:1f:${n.toString(16).padStart(2, '0')}`),
})

const instance = fc.record({
  cluster: fc.constantFrom(...SLUGS),
  word: fc.constantFrom('web', 'db', 'mail', 'Wiki'),
  nics: fc.array(nic, { maxLength: 2 }),
  tags: fc.tuple(some(TAGS), some(PLAIN_TAGS, 2)).map((both) => both.flat()),
  vcpus: fc.integer({ min: 1, max: 4 }),
  memory: fc.constantFrom(512, 1024, 2048),
  disks: fc.array(fc.constantFrom(1024, 10_240), { maxLength: 3 }),
  os: fc.constantFrom('debootstrap+default', 'noop', 'snf-image+Debian'),
  node: fc.constantFrom(...NODES),
  status: fc.constantFrom(...STATUSES),
  operState: fc.constantFrom(true, false, null),
  adminState: fc.constantFrom('up', 'down', 'offline'),
  ctime: fc.integer({ min: 1_600_000_000, max: 1_600_000_020 }),
})

/** So many instances, of which some share their name with one of another cluster (spec B15). */
function generate(count: number, seed: number): Omit<Known, 'id'>[] {
  return fc.sample(instance, { seed, numRuns: count }).map((made, index) => ({
    ...made,
    name: `${made.word.toLowerCase()}${Math.floor(index / 2)}${index % 2 ? 'b' : ''}.example.org`,
    uuid: `uuid-${index}`,
    diskTemplate: 'plain',
    disks: made.disks.map((sizeMiB) => ({ uuid: null, name: null, sizeMiB })),
    nics: made.nics.map((one) => ({ name: null, mode: 'bridged', link: 'br0', network: null, ...one })),
    backend: { minMemoryMiB: made.memory, maxMemoryMiB: made.memory, vcpus: made.vcpus },
    hypervisor: 'kvm',
    hvparams: {},
    pnode: made.node,
    snodes: [],
    mtime: made.ctime + (index % 7),
    serialNo: 1,
    networkPort: null,
  }))
}

/** The same name on every enabled cluster. */
const twin = (known: Omit<Known, 'id'>[]): Omit<Known, 'id'>[] => {
  const [first] = known
  if (!first) return []
  return [
    ...known,
    ...SLUGS.map((cluster) => ({ ...first, cluster, name: 'twin.example.org', uuid: `twin-${cluster}` })),
  ]
}

/** People, applications, clusters and generated instances, written as the mirror writes them. */
export async function writeFleet(count: number, seed = 4): Promise<Known[]> {
  for (const [username, { firstName, lastName, groups }] of Object.entries(PEOPLE)) {
    await person(username, { groups: [...groups] })
    await db.user.update({ where: { username }, data: { firstName, lastName } })
  }
  await writeApplications()
  const made = twin(generate(count, seed))
  const ids = new Map<string, number>()
  for (const slug of SLUGS) for (const [place, id] of await writeCluster(slug, made)) ids.set(place, id)
  return made.map((one) => ({ ...one, id: ids.get(`${one.cluster}/${one.name}`) ?? 0 }))
}

async function writeApplications(): Promise<void> {
  const { id: applicantId } = await db.user.findUniqueOrThrow({ where: { username: 'alice' } })
  const size = { memory: 1024, vcpus: 1, disk: 5, os: 'os:noop', comments: '', cookie: 'cookie' }
  for (const [index, contact] of CONTACTS.entries())
    await db.application.create({ data: { id: index + 1, applicantId, hostname: 'a', ...size, ...contact } })
}

async function writeCluster(slug: Slug, made: Omit<Known, 'id'>[]): Promise<[string, number][]> {
  const { description, disabled } = CLUSTERS[slug]
  const state = { answeredAt: ago(slug === 'beta' ? 60 : 0), instancesAt: ago(slug === 'gamma' ? 60 : 0) }
  const { id: clusterId } = await db.cluster.create({
    data: {
      slug,
      description,
      disabled,
      hostname: `${slug}.example.org`,
      state: { create: { ...state, failingSince: slug === 'beta' ? ago(59) : null } },
    },
  })
  const here = made.filter((one) => one.cluster === slug)
  await db.$transaction((tx) => writeInstances(tx, clusterId, here, 'ganetimgr'), { timeout: 60_000 })
  const live = JSON.stringify(here.map(({ name, status, operState }) => ({ name, status, operState })))
  await db.$executeRaw`
    UPDATE "Instance" i SET status = l.status, "operState" = l."operState"
    FROM jsonb_to_recordset(${live}::jsonb) AS l(name text, status text, "operState" boolean)
    WHERE i."clusterId" = ${clusterId} AND i.name = l.name`
  const rows = await db.instance.findMany({ where: { clusterId }, select: { id: true, name: true } })
  return rows.map(({ id, name }) => [`${slug}/${name}`, id])
}
