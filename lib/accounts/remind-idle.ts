import { systemContext } from '@/lib/access/system-context'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { readSettings } from '@/lib/settings/queries'
import { idleSince, lastActive } from './idle'
import { mailAccount } from './mails'
import { lockUser } from './power'
import { wants } from './queries'

const DAY_MS = 86_400_000

type Idle = User & { activeAt: Date }

/** Mails each idle person once in a time of idleness, however often it runs. Returns how many. */
export async function remindIdle(now: Date): Promise<number> {
  if (!(await readSettings(db)).idleReminders) return 0
  const idle = await db.$queryRaw<Idle[]>`SELECT * FROM (${lastActive}) u WHERE u."activeAt" <= ${await idleSince(now)}
    AND (u."remindedAt" IS NULL OR u."remindedAt" < u."activeAt") ORDER BY u.id`
  let reminded = 0
  for (const person of idle.filter((one) => wants(one, 'reminders'))) reminded += (await remind(person, now)) ? 1 : 0
  return reminded
}

async function remind({ id, activeAt, remindedAt }: Idle, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const user = await lockUser(tx, id)
    // Another process was faster, or the person came back.
    if (!user.isActive || user.remindedAt?.getTime() !== remindedAt?.getTime()) return false
    if (user.lastLoginAt && user.lastLoginAt > activeAt) return false
    await tx.user.update({ where: { id }, data: { remindedAt: now } })
    const days = Math.floor((now.getTime() - activeAt.getTime()) / DAY_MS)
    const key = `${id}:${activeAt.toISOString()}`
    await mailAccount(tx, user, { event: 'idle', key, values: { days }, link: '/sign-in' })
    const ctx = systemContext('reminder', now)
    await record(tx, ctx, { action: 'user.remind', target: 'user', targetId: id, detail: { days } })
    return true
  })
}
