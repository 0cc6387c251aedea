import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'

const AUDIT_LIMIT = 10_000

/** All that is kept about the person who asks, but for secrets (password hash, links, cookies). */
export async function exportOwnData(ctx: Ctx) {
  const { actor } = requireUser(ctx)
  const mine = { userId: actor.id }
  const { email } = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } })
  const [account, applications, instances, acts, sessions, mails, audit] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: actor.id },
      omit: { passwordHash: true },
      include: {
        organization: true,
        groups: { select: { group: { select: { name: true } } } },
        grants: { select: { permission: true, cluster: { select: { slug: true } } } },
        sshKeys: { omit: { userId: true } },
        identities: { omit: { userId: true } },
        totp: { select: { confirmedAt: true } },
        passkeys: { select: { name: true, createdAt: true, lastUsedAt: true } },
      },
    }),
    db.application.findMany({
      where: { applicantId: actor.id },
      omit: { cookie: true, plan: true },
      include: { events: true },
    }),
    db.instanceOwner.findMany({
      where: mine,
      select: { instance: { select: { name: true, tags: true, cluster: { select: { slug: true } } } } },
    }),
    db.act.findMany({ where: { actorId: actor.id } }),
    db.session.findMany({ where: mine, omit: { id: true, userId: true } }),
    db.mail.findMany({ where: { to: email }, select: { subject: true, createdAt: true, sentAt: true } }),
    db.auditEntry.findMany({ where: { actorId: actor.id }, orderBy: { id: 'desc' }, take: AUDIT_LIMIT }),
  ])
  await db.$transaction((tx) => record(tx, ctx, { action: 'user.export', target: 'user', targetId: actor.id }))
  return { exportedAt: ctx.now, account, applications, instances, acts, sessions, mails, audit }
}
