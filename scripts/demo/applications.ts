import { randomUUID } from 'node:crypto'
import type { UserCtx } from '@/lib/access/actor'
import { loadUser } from '@/lib/accounts/queries'
import { approveApplication } from '@/lib/applications/approve-application'
import { fileApplication } from '@/lib/applications/file-application'
import { rejectApplication } from '@/lib/applications/reject-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { db } from '@/lib/db/client'
import { type Person, people } from './people'
import { formOf, type Wish, wishes } from './wishes'

type Where = { clusterId: number; network: number; control: number }

/** They are filed once; what people made of them since is theirs. */
export async function hasApplications(): Promise<boolean> {
  return (await db.application.count({ where: { hostname: { in: hostnames() } } })) === wishes.length
}

const hostnames = () => wishes.map(({ input }) => input.hostname)

/** Through the portal's own verbs, as their applicants and the reviewer would; what is there already is left alone. */
export async function fileApplications(where: Where): Promise<void> {
  for (const wish of wishes) {
    if (await db.application.findFirst({ where: { hostname: wish.input.hostname } })) continue
    const { id } = await fileApplication(await contextOf(wish.by), formOf(wish, where.network))
    await decide(id, wish, where)
  }
}

async function decide(id: number, wish: Wish, where: Where): Promise<void> {
  const reviewer = await contextOf(people.reviewer)
  if (wish.becomes === 'withdrawn') await withdrawApplication(await contextOf(wish.by), id)
  if (wish.becomes === 'rejected') await rejectApplication(reviewer, id, await versionOf(id), wish.words ?? '')
  if (wish.becomes === 'created') await approve(reviewer, id, wish, where)
  if (wish.becomes === 'failed') await failing(where.control, () => approve(reviewer, id, wish, where))
}

/** Resolves with the number of Ganeti's job. The worker follows it, as soon as the portal runs. */
async function approve(reviewer: UserCtx, id: number, { input, words = '' }: Wish, where: Where): Promise<number> {
  const { comments: _, ...size } = input
  const placement = { clusterId: where.clusterId, nodeGroup: 'default', network: 'gnt:public', diskTemplate: 'plain' }
  const plan = { ...size, ...placement }
  const submission = await approveApplication(reviewer, id, { version: await versionOf(id), plan, comments: words })
  if (submission.state !== 'submitted') throw new Error(`${input.hostname} was not submitted: ${submission.state}`)
  return submission.jobId
}

/** Every creation fails meanwhile, and once its job has ended none does. */
async function failing(control: number, submit: () => Promise<number>): Promise<void> {
  const text = 'Can’t create block device: no space left on device'
  await ask(control, 'setJobFaults', { failKinds: ['OP_INSTANCE_CREATE'], failText: text })
  try {
    await ask(control, 'jobEnded', await submit())
  } finally {
    await ask(control, 'clearFaults')
  }
}

async function ask(control: number, method: string, ...args: unknown[]): Promise<void> {
  const headers = { 'Content-Type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify(args) }
  const response = await fetch(`http://127.0.0.1:${control}/${method}`, request)
  if (!response.ok) throw new Error(`The simulator refused ${method}: ${await response.text()}`)
}

async function versionOf(id: number): Promise<number> {
  return (await db.application.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
}

async function contextOf({ username, locale }: Person): Promise<UserCtx> {
  const { id } = await db.user.findUniqueOrThrow({ where: { username } })
  const signedIn = await loadUser(db, id)
  if (!signedIn) throw new Error(`${username} is not active; npm run demo -- --reset starts over`)
  return { actor: signedIn.actor, now: new Date(), locale, requestId: randomUUID(), address: null }
}
