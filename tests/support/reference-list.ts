import ipaddr from 'ipaddr.js'
import { faceOf } from '@/lib/instances/display-state'
import type { InstanceFilters } from '@/lib/instances/list-schema'
import type { Sortable } from '@/lib/instances/words'
import { CLUSTERS, CONTACTS, type Known, PEOPLE, type Slug } from './generated-fleet'

/** Who asks: a superuser, or whose own and whose groups' instances, and those of these clusters. */
export type Asker = { username: string; groups: readonly string[]; views: 'all' | readonly string[] }
export type Question = { q: string; filters: InstanceFilters; sort: Sortable; dir: 'asc' | 'desc' }

/** The list as plain loops over everything: what the queries must answer. */
export function reference(known: readonly Known[], asker: Asker, { q, filters, sort, dir }: Question): Known[] {
  const found = known.filter((one) => sees(one, asker) && matches(one, asker, q) && passes(one, asker, filters))
  const by = sort === 'node' && asker.views !== 'all' && asker.views.length === 0 ? 'name' : sort
  return found.toSorted(
    (a, b) => compare(keys[by](a), keys[by](b), dir) || compare(a.name, b.name, 'asc') || a.id - b.id,
  )
}

const views = (one: Known, { views: scope }: Asker) => scope === 'all' || scope.includes(one.cluster)
const tagged = (one: Known, key: string) =>
  one.tags.filter((tag) => tag.startsWith(`ganetimgr:${key}:`)).map((tag) => tag.slice(`ganetimgr:${key}:`.length))
const owned = (one: Known) =>
  tagged(one, 'user').some((name) => name in PEOPLE) || tagged(one, 'group').some((name) => GROUPS.has(name))
const GROUPS = new Set<string>(Object.values(PEOPLE).flatMap(({ groups }) => groups))
const clusterOf = (one: Known) => CLUSTERS[one.cluster as Slug]

function sees(one: Known, asker: Asker): boolean {
  if (clusterOf(one).disabled) return false
  const groups = tagged(one, 'group').some((group) => asker.groups.includes(group))
  return views(one, asker) || tagged(one, 'user').includes(asker.username) || groups
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')

function matches(one: Known, asker: Asker, q: string): boolean {
  const people = tagged(one, 'user').flatMap((name) => PEOPLE[name as keyof typeof PEOPLE] ?? [])
  const shown = [
    ...[one.name, one.os, one.cluster, clusterOf(one).description, ...one.tags],
    ...one.nics.flatMap(({ ip, mac }) => [ip ?? '', mac ?? '']),
    ...[...tagged(one, 'user'), ...tagged(one, 'group')],
    ...people.flatMap(({ firstName, lastName }) => [firstName, lastName]),
  ]
  const application = CONTACTS[Number(tagged(one, 'application')[0]) - 1]
  const hidden = [
    one.pnode,
    ...people.map(({ email }) => email),
    ...(application ? [application.contactName, application.contactEmail] : []),
  ]
  const texts = (views(one, asker) ? [...shown, ...hidden] : shown).map(plain)
  return q.split(/\s+/).every((word) => texts.some((text) => text.includes(plain(word))))
}

const any = <T>(asked: readonly T[], has: (value: T) => boolean) => asked.length === 0 || asked.some(has)

function passes(one: Known, asker: Asker, filters: InstanceFilters): boolean {
  const has = (tag: string) => one.tags.includes(`ganetimgr:${tag}`)
  return (
    any(filters.cluster, (slug) => slug === one.cluster) &&
    any(filters.status, (face) => face === faceWord(one)) &&
    any(filters.owner, (name) => tagged(one, 'user').includes(name)) &&
    any(filters.group, (name) => tagged(one, 'group').includes(name)) &&
    any(filters.tag, (tag) => one.tags.includes(tag)) &&
    any(filters.node, (node) => views(one, asker) && one.pnode === node) &&
    any(filters.lock, (word) => (word === 'locked') === has('adminlock')) &&
    any(filters.isolation, (word) => (word === 'isolated') === has('isolate')) &&
    any(filters.reboot, (word) => (word === 'needed') === has('needsreboot')) &&
    any(filters.freshness, (word) => (word === 'stale') === clusterOf(one).stale) &&
    any(filters.ownership, (word) => (word === 'some') === owned(one))
  )
}

function faceWord(one: Known): string {
  const { state, shouldBe } = faceOf(one)
  if (!shouldBe) return state
  return shouldBe === 'running' ? 'shouldRun' : 'shouldStop'
}

type Key = string | number | null

const keys: Record<Sortable, (one: Known) => Key> = {
  name: (one) => one.name,
  status: faceWord,
  cluster: (one) => one.cluster,
  vcpus: (one) => one.backend.vcpus,
  memory: (one) => one.backend.maxMemoryMiB,
  disk: (one) => one.disks.reduce((sum, disk) => sum + disk.sizeMiB, 0),
  addresses: (one) => addressKey(one.nics.flatMap(({ ip }) => ip ?? [])[0]),
  owners: ownerKey,
  node: (one) => one.pnode,
  os: (one) => one.os,
  created: (one) => one.ctime,
  changed: (one) => one.mtime,
}

/** IPv4 first, then by number. */
function addressKey(ip: string | undefined): Key {
  if (ip === undefined) return null
  const parsed = ipaddr.parse(ip)
  const digits = parsed.toByteArray().map((byte) => String(byte).padStart(3, '0'))
  return `${parsed.kind()} ${digits.join('')}`
}

function ownerKey(one: Known): Key {
  const names = [...tagged(one, 'user'), ...tagged(one, 'group')].sort()
  const shown = names.map((name) => {
    const known = PEOPLE[name as keyof typeof PEOPLE]
    return plain(known ? `${known.firstName} ${known.lastName}` : name)
  })
  return shown.length > 0 ? shown.join(', ') : null
}

/** What has none comes last, whichever the direction. */
function compare(a: Key, b: Key, dir: 'asc' | 'desc'): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (a === b) return 0
  return (a < b ? -1 : 1) * (dir === 'asc' ? 1 : -1)
}
