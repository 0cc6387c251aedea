import { setTimeout as delay } from 'node:timers/promises'
import type { UserCtx } from '@/lib/access/actor'
import type { Permission } from '@/lib/access/permissions'
import { systemContext } from '@/lib/access/system-context'
import { createUser } from '@/lib/accounts/create-user'
import { grant } from '@/lib/accounts/grants'
import { addMember, createGroup } from '@/lib/accounts/groups'
import { loadUser } from '@/lib/accounts/queries'
import type { ApplicationInput, PlanInput } from '@/lib/applications/schema'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'

export const system = (now?: Date) => systemContext('tests', now)

type Person = {
  /** None: there is no signing in by one. */
  password?: string
  superuser?: boolean
  locale?: 'en' | 'el'
  /** Groups that are not there yet are made. */
  groups?: string[]
  /** A right on all clusters, or `[right, slug]`. */
  rights?: (Permission | [Permission, string])[]
}

/** A user of that name with these rights, signed in. */
export async function person(
  username: string,
  { password, superuser, locale, groups, rights }: Person = {},
): Promise<UserCtx> {
  const email = `${username}@example.org`
  const given = { username, email, password: password ?? null, locale: locale ?? null }
  await createUser(system(), { ...given, isSuperuser: superuser ?? false })
  for (const group of groups ?? []) {
    if (!(await db.group.findUnique({ where: { name: group } }))) await createGroup(system(), group)
    await addMember(system(), group, username)
  }
  for (const right of rights ?? []) {
    const [permission, cluster] = typeof right === 'string' ? [right, null] : right
    await grant(system(), { permission, to: { user: username }, cluster })
  }
  return contextOf(username)
}

/** As the next request of that user would begin. */
export async function contextOf(username: string): Promise<UserCtx> {
  const { id } = await db.user.findUniqueOrThrow({ where: { username } })
  const signedIn = await loadUser(db, id)
  if (!signedIn) throw new Error(`${username} is not active`)
  return { actor: signedIn.actor, now: new Date(), locale: 'en', requestId: `of ${username}`, address: '192.0.2.1' }
}

/** What a verb refused, with the code of each field; it must have refused on purpose. */
export async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw error
  const fields = Object.fromEntries(Object.entries(error.fields).map(([field, { code }]) => [field, code]))
  return { code: error.code, reason: error.reason, fields, values: error.values }
}

export const notFound = { code: 'not_found', reason: 'not_found' }

/** An application that any site of the defaults takes, but for its name. */
export function wish(hostname: string, changes: Partial<ApplicationInput> = {}): ApplicationInput {
  return {
    hostname,
    memory: 1024,
    vcpus: 1,
    disk: 5,
    os: 'os:noop',
    comments: 'For a course',
    contactName: 'Alice Liddell',
    contactEmail: 'alice@example.org',
    contactPhone: '+30 210 1234567',
    acceptTerms: true,
    ...changes,
  }
}

/** A plan that a simulated cluster of the defaults can carry out. */
export function planFor(clusterId: number, hostname: string, changes: Partial<PlanInput> = {}): PlanInput {
  return {
    hostname,
    memory: 1024,
    vcpus: 1,
    disk: 5,
    os: 'os:noop',
    clusterId,
    nodeGroup: 'default',
    network: 'gnt:public',
    diskTemplate: 'file',
    ...changes,
  }
}

/** An instance as the mirror would write it. */
export const mirrored = (clusterId: number, name: string) => ({
  clusterId,
  name,
  uuid: `uuid of ${name}`,
  status: 'running',
  adminState: 'up',
  vcpus: 1,
  memory: 512,
  minMemory: 512,
  diskTemplate: 'plain',
  diskTotal: 1024,
  diskSizes: [1024],
  nics: [],
  addresses: [],
  macs: [],
  os: 'noop',
  hypervisor: 'kvm',
  hvparams: {},
  primaryNode: 'node1',
  secondaryNodes: [],
  tags: [],
  services: [],
  serialNo: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  changedAt: new Date('2026-01-01T00:00:00Z'),
})

/** Resolves once the question is answered with yes; fails after `seconds`. */
export async function until(question: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await question())) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${question}`)
    await delay(20)
  }
}

/** Who was mailed so far, as `event address locale`, sorted. */
export async function mailed(): Promise<string[]> {
  const mails = await db.mail.findMany()
  return mails.map(({ key, to, locale }) => `${key.split(':')[2]} ${to} ${locale}`).sort()
}
