import { z } from 'zod'
import type { Actor, Ctx } from '@/lib/access/actor'
import { asOwner, requireOwner } from '@/lib/access/authorize'
import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import type { Confirmation } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { CONFIRMED, type ConfirmedAct, isConfirmedAct, type Wish } from './confirmed'
import { ownerMarks } from './owner-words'
import { refusalOf } from './policy'
import { findRequest } from './request'
import { standingOf } from './standing'
import { type Place, readSubject, type Subject } from './subject'

export const wishOf = ({ detail }: Pick<Confirmation, 'detail'>): Wish => z.record(z.string(), z.string()).parse(detail)

/** Whether the instance is still the one, of the same name and in the same hands, that the request was made for. */
export function stillHolds(request: Confirmation, subject: Subject): boolean {
  const marks = ownerMarks(subject.owners)
  return (
    subject.clusterId === request.clusterId &&
    subject.name === request.instance &&
    subject.uuid === request.uuid &&
    marks.join() === request.owners.join()
  )
}

/** Requests on an instance that wait for their confirmation: to its owners all, to others their own. */
export async function openRequests(ctx: Ctx, place: Place) {
  const subject = await readSubject(db, ctx.actor, place)
  const { superuser, owner } = standingOf(ctx.actor, subject)
  const mine = asOwner(ctx.actor, 'instances:read')?.id ?? -1
  const requests = await db.confirmation.findMany({
    where: {
      clusterId: subject.clusterId,
      instance: subject.name,
      closedAt: null,
      expiresAt: { gt: ctx.now },
      ...(superuser || owner ? {} : { userId: mine }),
    },
    include: { user: true },
    orderBy: { createdAt: 'asc' },
  })
  return requests
    .filter((request) => stillHolds(request, subject))
    .map((request) => ({
      id: request.id,
      act: request.act,
      wish: wishOf(request),
      who: fullName(request.user),
      mine: request.userId === mine,
      /** Where the link went; told to its requester only. */
      address: request.userId === mine ? request.user.email : null,
      expiresAt: request.expiresAt.toISOString(),
    }))
}

export type OpenRequest = Awaited<ReturnType<typeof openRequests>>[number]

/** What became of a request, for its requester. */
export async function readOwnRequest(ctx: Ctx, id: string) {
  const { actor, now } = requireOwner(ctx, 'instances:read')
  const request = await db.confirmation.findFirst({ where: { id, userId: actor.id }, include: { cluster: true } })
  if (!request || !isConfirmedAct(request.act)) throw notFound()
  return {
    ...request,
    act: request.act satisfies ConfirmedAct,
    cluster: request.cluster.slug,
    wish: wishOf(request),
    state: stateOf(request, now),
  }
}

function stateOf({ closedAt, expiresAt, acts }: Confirmation, now: Date) {
  if (acts.length > 0) return 'confirmed' as const
  if (closedAt) return 'void' as const
  return expiresAt > now ? ('waiting' as const) : ('expired' as const)
}

/** What the page of a mailed link shows to its requester; null for everyone else and for what no longer stands. */
export async function readRequest(ctx: Ctx, token: string) {
  const request = await findRequest(ctx, token)
  if (!request || !isConfirmedAct(request.act)) return null
  const place = { cluster: request.cluster.slug, name: request.instance }
  const subject = await subjectOf(ctx.actor, place)
  if (!subject || !stillHolds(request, subject)) return null
  return {
    act: request.act,
    ...place,
    clusterId: request.clusterId,
    wish: wishOf(request),
    typeName: CONFIRMED[request.act].losesData,
    running: subject.now.state === 'running',
    /** Why it cannot be confirmed now: a code under `errors`. */
    refusal: refusalOf(request.act, standingOf(ctx.actor, subject), subject.now),
    requestedAt: request.createdAt.toISOString(),
    expiresAt: request.expiresAt.toISOString(),
  }
}

export type RequestView = NonNullable<Awaited<ReturnType<typeof readRequest>>>

const subjectOf = (actor: Actor, place: Place) => readSubject(db, actor, place).catch(() => null)
