import { z } from 'zod'
import type { Actor, Ctx } from '@/lib/access/actor'
import { mayAnywhere, scopeOf } from '@/lib/access/authorize'
import type { PageOf } from '@/lib/accounts/page-of'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import type { Prisma } from '@/lib/db/generated/client'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { forbidden, notFound } from '@/lib/errors/app-error'
import { inLanguage } from '@/lib/settings/in-language'
import { placesSchema } from './people'
import { TARGET_KINDS } from './schema'
import { textsOf } from './texts'

const GIVEN_UP_MS = 7 * 86_400_000

const targetsSchema = z.array(z.object({ word: z.string(), kind: z.enum(TARGET_KINDS), label: z.string() }))

export const readsArchive = (actor: Actor) =>
  mayAnywhere(actor, 'view_notifications') || mayAnywhere(actor, 'view_instances')

/** One's own; with the right to the archive all, or those that concern only clusters which the right is for. */
async function readable({ actor }: Ctx): Promise<Prisma.NotificationWhereInput> {
  if (!readsArchive(actor)) throw forbidden()
  const own: Prisma.NotificationWhereInput[] = actor.kind === 'system' ? [] : [{ senderId: actor.id }]
  const scope = scopeOf(actor, 'view_notifications')
  if (scope === 'all') return {}
  const others = await db.cluster.findMany({ where: { id: { notIn: [...scope] } }, select: { id: true } })
  const elsewhere = { clusterIds: { hasSome: others.map(({ id }) => id) } }
  return { OR: [...own, { clusterIds: { hasSome: [...scope] }, NOT: elsewhere }] }
}

/** The archive, by words of subject, text, sender or target. */
export async function listNotifications(ctx: Ctx, { q, dir, skip, take }: PageOf) {
  const where = { AND: [await readable(ctx), ...searchWords(q).map((word) => ({ searchText: hasFolded(fold(word)) }))] }
  const [total, found] = await Promise.all([
    db.notification.count({ where }),
    db.notification.findMany({ where, orderBy: [{ createdAt: dir }, { id: dir }], skip, take }),
  ])
  const progress = await progressOf(found.map(({ id }) => id))
  const rows = found.map(({ id, subjectEn, subjectEl, senderName, createdAt }) => ({
    id,
    senderName,
    createdAt: createdAt.toISOString(),
    ...progressIn(progress, id),
    subject: inLanguage(ctx.locale, subjectEn, subjectEl),
  }))
  return { total, rows }
}

type Progress = { id: number; total: number; sent: number; failing: number; lost: number }

/** Of each: how many mails there are, were taken by the mail server, were not at the last attempt, were given up. */
async function progressOf(ids: number[]): Promise<Progress[]> {
  const long = new Date(Date.now() - GIVEN_UP_MS)
  return db.$queryRaw<Progress[]>`
    select r."notificationId" id, count(*)::int total, count(m."sentAt")::int sent,
      (count(*) filter (where m."sentAt" is null and m.attempts > 0 and m."createdAt" >= ${long}))::int failing,
      (count(*) filter (where m."sentAt" is null and m."createdAt" < ${long}))::int lost
    from "NotificationRecipient" r left join "Mail" m on m.id = r."mailId"
    where r."notificationId" = any(${ids}::int[]) group by 1`
}

function progressIn(all: Progress[], id: number): Omit<Progress, 'id'> {
  const { total, sent, failing, lost } = all.find((one) => one.id === id) ?? { total: 0, sent: 0, failing: 0, lost: 0 }
  return { total, sent, failing, lost }
}

/** One notification of the archive; throws `not_found`. */
export async function readNotification(ctx: Ctx, id: number) {
  const found = await db.notification.findFirst({ where: { AND: [await readable(ctx), { id }] } })
  if (!found) throw notFound()
  const { senderName, urgent, createdAt } = found
  return {
    id,
    senderName,
    urgent,
    createdAt: createdAt.toISOString(),
    texts: textsOf(found),
    targets: targetsSchema.parse(found.targets),
    progress: progressIn(await progressOf([id]), id),
  }
}

/** Who got it, by name or address, with what has become of their mail. */
export async function listRecipients(ctx: Ctx, id: number, { q, skip, take }: Pick<PageOf, 'q' | 'skip' | 'take'>) {
  const words = searchWords(q).map((word) => ({
    OR: [{ name: hasText(word) }, { username: hasText(word) }, { email: hasText(word) }],
  }))
  const where = { AND: [{ notification: { AND: [await readable(ctx), { id }] } }, ...words] }
  const [total, found] = await Promise.all([
    db.notificationRecipient.count({ where }),
    db.notificationRecipient.findMany({
      where,
      orderBy: [{ username: 'asc' }, { id: 'asc' }],
      skip,
      take,
      include: { mail: { select: { sentAt: true, attempts: true, lastError: true, createdAt: true } } },
    }),
  ])
  const rows = found.map(({ username, name, email, locale, instances, mail, ...row }) => ({
    id: row.id,
    username,
    name,
    email,
    language: locale,
    instances: placesSchema.parse(instances).map((place) => place.name),
    sentAt: mail?.sentAt?.toISOString() ?? null,
    state: stateOf(mail),
    error: mail && !mail.sentAt ? mail.lastError : null,
  }))
  return { total, rows }
}

type MailRow = { sentAt: Date | null; attempts: number; createdAt: Date }
function stateOf(mail: MailRow | null): 'sent' | 'waiting' | 'failing' | 'lost' {
  if (mail?.sentAt) return 'sent'
  if (mail && mail.createdAt.getTime() < Date.now() - GIVEN_UP_MS) return 'lost'
  return mail && mail.attempts > 0 ? 'failing' : 'waiting'
}
