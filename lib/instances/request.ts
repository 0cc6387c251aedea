import type { Ctx, PersonCtx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { config } from '@/lib/config/env'
import { hashToken, randomToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { publish } from '@/lib/live/events'
import { readSettings } from '@/lib/settings/queries'
import { lockInstance } from './act'
import { mailAttempt, mailLink } from './confirmation-mails'
import { CONFIRMED, type ConfirmedAct, type Wish } from './confirmed'
import { ownerMarks } from './owner-words'
import { refusalOf } from './policy'
import { recordRefusal, refusalError } from './refusal'
import { standingOf } from './standing'
import { type Place, readSubject, type Subject } from './subject'

/**
 * `token`: a superuser's, who confirms at once and is mailed nothing (spec S5). `mailed`: whether this site sends mail;
 * without, the link waits in the outbox.
 */
export type Requested = { id: string; token: string | null; mailed: boolean }

/** Asks for an act that its requester must confirm; an earlier open request of theirs for the same is void. */
export async function requestAct(ctx: Ctx, place: Place, act: ConfirmedAct, input: unknown): Promise<Requested> {
  const personCtx = requireOwner(ctx, 'instances:write')
  const outcome = await db.$transaction(async (tx) => {
    await lockInstance(tx, ctx.actor, place)
    const subject = await readSubject(tx, ctx.actor, place)
    const refusal = refusalOf(act, standingOf(ctx.actor, subject), subject.now)
    if (refusal) {
      await recordRefusal(tx, ctx, subject, act, refusal)
      return { refusal }
    }
    const wish = await CONFIRMED[act].check(tx, subject, input)
    return { refusal: null, requested: await open(tx, personCtx, subject, act, wish) }
  })
  if (outcome.refusal !== null) throw refusalError(outcome.refusal, place)
  return outcome.requested
}

async function open(tx: Tx, ctx: PersonCtx, subject: Subject, act: ConfirmedAct, wish: Wish): Promise<Requested> {
  const { actor, now } = ctx
  const same = { clusterId: subject.clusterId, instance: subject.name, act, userId: actor.id }
  await tx.confirmation.updateMany({ where: { ...same, closedAt: null }, data: { closedAt: now } })
  const token = randomToken()
  const { id } = await tx.confirmation.create({
    data: {
      ...same,
      uuid: subject.uuid,
      owners: ownerMarks(subject.owners),
      detail: wish,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt: await expiry(tx, now),
    },
  })
  await record(tx, ctx, { ...about(subject), action: `instance.ask_${act}`, detail: wish })
  await changed(tx, same)
  if (actor.isSuperuser) return { id, token, mailed: false }
  await mailLink(tx, id, token)
  return { id, token: null, mailed: config().smtpUrl !== undefined }
}

async function expiry(tx: Tx, now: Date): Promise<Date> {
  const { confirmationHours } = await readSettings(tx)
  return new Date(now.getTime() + confirmationHours * 3_600_000)
}

const about = (subject: { name: string; cluster: { slug: string } }) => ({
  target: 'instance' as const,
  targetId: subject.name,
  cluster: subject.cluster.slug,
  instance: subject.name,
})

const changed = (tx: Tx, { clusterId, instance }: { clusterId: number; instance: string }) =>
  publish(tx, { kind: 'instances', clusterId, names: [instance] })

const standing = (now: Date) => ({ closedAt: null, expiresAt: { gt: now } })

/** A new link to its requester; the one before is void. */
export async function resendLink(ctx: Ctx, id: string): Promise<Requested> {
  const { actor, now } = requireOwner(ctx, 'instances:write')
  const token = randomToken()
  return db.$transaction(async (tx) => {
    const { count } = await tx.confirmation.updateMany({
      where: { id, userId: actor.id, ...standing(now) },
      data: { tokenHash: hashToken(token), expiresAt: await expiry(tx, now) },
    })
    if (count === 0) throw notFound()
    if (actor.isSuperuser) return { id, token, mailed: false }
    await mailLink(tx, id, token)
    return { id, token: null, mailed: config().smtpUrl !== undefined }
  })
}

/** By its requester, an owner of the instance or a superuser. */
export async function cancelRequest(ctx: Ctx, id: string): Promise<void> {
  const { actor, now } = requireOwner(ctx, 'instances:write')
  await db.$transaction(async (tx) => {
    const request = await tx.confirmation.findFirst({ where: { id, ...standing(now) } })
    // Asked in any case: what there is not takes as long as what may not be seen.
    const theirs = { OR: [{ userId: actor.id }, { groupId: { in: [...actor.groupIds] } }] }
    const of = { clusterId: request?.clusterId ?? 0, name: request?.instance ?? '', owners: { some: theirs } }
    const owned = await tx.instance.count({ where: of })
    const may = request?.userId === actor.id || owned > 0 || actor.isSuperuser
    if (!request || !may) throw notFound()
    const { clusterId, instance: name } = request
    const cluster = await tx.cluster.findUniqueOrThrow({ where: { id: clusterId } })
    await tx.confirmation.updateMany({ where: { id, closedAt: null }, data: { closedAt: now } })
    const detail = { request: request.act }
    await record(tx, ctx, { ...about({ name, cluster }), action: 'instance.cancel_request', detail })
    await changed(tx, request)
  })
}

/**
 * The standing request of a link, for who made it and nobody else (spec S4). That somebody else holds the link is kept and
 * told to the managers, though not of superusers, who need no link.
 */
export async function findRequest(ctx: Ctx, token: string) {
  const { actor, now } = requireOwner(ctx, 'instances:write')
  const request = await db.confirmation.findFirst({
    where: { tokenHash: hashToken(token), ...standing(now) },
    include: { cluster: true, user: true },
  })
  if (!request || request.userId === actor.id) return request
  if (!actor.isSuperuser)
    await db.$transaction(async (tx) => {
      const detail = { request: request.act, of: request.user.username }
      const entry = about({ name: request.instance, cluster: request.cluster })
      await record(tx, ctx, { ...entry, action: 'instance.foreign_link', detail, allowed: false })
      await mailAttempt(tx, request, actor)
    })
  return null
}
