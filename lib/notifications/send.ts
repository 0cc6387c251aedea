import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { addTask } from '@/lib/tasks/queue'
import { languageFor } from './letter'
import { peopleOf, writingScope } from './people'
import { split } from './preview'
import { sendSchema } from './schema'
import { labelled } from './targets'
import { notifyTask } from './tasks'
import { faultsOf } from './template'

/** Who is written to is settled now; the mails follow as a task. Sent again with the same key it is the same one. */
export async function sendNotification(ctx: Ctx, input: unknown): Promise<{ id: number }> {
  const { actor } = requireOwner(ctx, 'admin')
  writingScope(ctx)
  const { key, ...draft } = parse(sendSchema, input)
  const faults = faultsOf(draft)
  if (Object.keys(faults).length > 0) throw invalid(faults)
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`notification:${actor.id}:${key}`}, 0))`
    const before = await tx.notification.findFirst({ where: { key, senderId: actor.id }, select: { id: true } })
    if (before) return before
    const { reached } = split((await peopleOf(ctx, draft.targets, tx)).people, draft.urgent)
    if (reached.length === 0) throw invalid({ targets: { code: 'recipients_none' } })
    const targets = await labelled(ctx, draft.targets, tx)
    const { en, el, urgent } = draft
    const texts = [en.subject, en.text, el.subject, el.text]
    const { id } = await tx.notification.create({
      data: {
        key,
        senderId: actor.id,
        senderName: actor.name,
        urgent,
        createdAt: ctx.now,
        subjectEn: en.subject,
        textEn: en.text,
        subjectEl: el.subject,
        textEl: el.text,
        searchText: fold([actor.name, actor.username, ...targets.map(({ label }) => label), ...texts].join('\n')),
        targets: targets.map(({ word, kind, label }) => ({ word, kind, label })),
        clusterIds: targets.some(({ clusterId }) => clusterId === null)
          ? []
          : [...new Set(targets.flatMap(({ clusterId }) => clusterId ?? []))],
      },
      select: { id: true },
    })
    await addRecipients(tx, id, draft, reached)
    const detail = { subject: en.subject || el.subject, recipients: reached.length, urgent }
    await record(tx, ctx, { action: 'notification.send', target: 'notification', targetId: id, detail })
    await addTask(tx, notifyTask, { id }, { key: `notification:${id}` })
    return { id }
  })
}

type Draft = Parameters<typeof languageFor>[0]

async function addRecipients(
  tx: Tx,
  notificationId: number,
  draft: Draft,
  people: ReturnType<typeof split>['reached'],
) {
  await tx.notificationRecipient.createMany({
    data: people.map(({ id, username, name, email, locale, instances }) => ({
      notificationId,
      userId: id,
      username,
      name,
      email,
      instances,
      locale: languageFor(draft, locale),
    })),
  })
}
