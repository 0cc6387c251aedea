import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { AuditEntry } from '@/lib/db/generated/client'
import type { Reading } from './scope'

export type AuditRow = {
  id: number
  at: string
  actorKind: string
  actor: string
  /** For whom the portal acted: who asked for what it carried out. */
  behalf: string | null
  action: string
  target: string
  /** The name of a person or group that is still there, else what was recorded. */
  subject: string
  cluster: string | null
  instance: string | null
  jobId: number | null
  allowed: boolean
  address: string | null
  requestId: string | null
  detail: Record<string, unknown>
}

/** Entries as they are shown; of what others did, an owner is not told from which address. */
export async function toRows(actor: Actor, reading: Reading, entries: AuditEntry[]): Promise<AuditRow[]> {
  const [names, applicants] = await Promise.all([namesOf(entries), applicantsOf(entries)])
  return entries.map((entry) => {
    const { id, at, actorKind, actorName, action, target, targetId, cluster, instance, jobId, allowed } = entry
    const own = reading === 'log' || (actor.kind === 'user' && entry.actorId === actor.id)
    return {
      id,
      at: at.toISOString(),
      actorKind,
      actor: actorName,
      behalf: actorKind === 'system' && target === 'application' ? (applicants.get(targetId) ?? null) : null,
      action,
      target,
      subject: names.get(`${target} ${targetId}`) ?? targetId,
      cluster,
      instance,
      jobId,
      allowed,
      address: own ? entry.address : null,
      requestId: own ? entry.requestId : null,
      detail: entry.detail as Record<string, unknown>,
    }
  })
}

const idsOf = (entries: AuditEntry[], kind: string) =>
  [...new Set(entries.filter(({ target }) => target === kind).map(({ targetId }) => Number(targetId)))].filter(
    (id) => Number.isSafeInteger(id) && id > 0 && id < 2 ** 31,
  )

async function namesOf(entries: AuditEntry[]): Promise<Map<string, string>> {
  const [users, groups] = await Promise.all([
    db.user.findMany({ where: { id: { in: idsOf(entries, 'user') } }, select: { id: true, username: true } }),
    db.group.findMany({ where: { id: { in: idsOf(entries, 'group') } }, select: { id: true, name: true } }),
  ])
  return new Map([
    ...users.map(({ id, username }) => [`user ${id}`, username] as const),
    ...groups.map(({ id, name }) => [`group ${id}`, name] as const),
  ])
}

async function applicantsOf(entries: AuditEntry[]): Promise<Map<string, string>> {
  const found = await db.application.findMany({
    where: { id: { in: idsOf(entries, 'application') } },
    select: { id: true, applicant: { select: { username: true } } },
  })
  return new Map(found.map(({ id, applicant }) => [String(id), applicant.username]))
}
