import { createHash } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { db } from '@/lib/db/client'
import { tooMany } from '@/lib/errors/app-error'

/**
 * `free` times are let through; from then on each next one has to wait `firstS` seconds, then twice as long, up to `maxS`.
 * After `forgetS` seconds without one the count begins anew.
 */
export type Rule = { name: string; free: number; firstS: number; maxS: number; forgetS: number }

const DAY_S = 86_400

export const SIGN_IN_ACCOUNT: Rule = { name: 'sign-in:account', free: 5, firstS: 2, maxS: 300, forgetS: DAY_S }
export const SIGN_IN_ADDRESS: Rule = { name: 'sign-in:address', free: 20, firstS: 2, maxS: 900, forgetS: DAY_S }
export const PASSWORD_ASKED: Rule = { ...SIGN_IN_ACCOUNT, name: 'password' }
/** The codes of a second factor, by the person. */
export const SECOND_ASKED: Rule = { ...SIGN_IN_ACCOUNT, name: 'second' }
/** Whatever causes a mail: by the address that asks, and by the one that gets it. */
export const MAIL_ASKED: Rule = { name: 'mail:from', free: 10, firstS: 30, maxS: 3600, forgetS: DAY_S }
export const MAIL_SENT: Rule = { name: 'mail:to', free: 4, firstS: 60, maxS: 3600, forgetS: DAY_S }

const keyOf = (rule: Rule, subject: string) =>
  `${rule.name}:${createHash('sha256').update(subject.trim().toLowerCase()).digest('base64url')}`

/**
 * Counts one more before it is tried, so that many at once are counted too. Throws `too_many` without counting while the
 * subject has to wait.
 */
export async function throttle(rule: Rule, subject: string, now: Date): Promise<void> {
  const key = keyOf(rule, subject)
  const forgotten = new Date(now.getTime() - rule.forgetS * 1000)
  const rows = await db.$queryRaw<unknown[]>`
    INSERT INTO "Throttle" AS t (key, count, "lastAt") VALUES (${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET "lastAt" = ${now},
      count = CASE WHEN t."lastAt" < ${forgotten} THEN 1 ELSE t.count + 1 END,
      until = CASE WHEN t."lastAt" >= ${forgotten} AND t.count + 1 >= ${rule.free}
        THEN ${now}::timestamptz
          + make_interval(secs => least(${rule.maxS}, ${rule.firstS} * 2.0 ^ least(t.count + 1 - ${rule.free}, 30))) END
    WHERE t.until IS NULL OR t.until <= ${now} RETURNING 1`
  if (rows.length > 0) return
  const until = (await db.throttle.findUnique({ where: { key } }))?.until ?? now
  throw tooMany(Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)))
}

/** It went well: nothing of the subject is counted any more. */
export async function forgive(rule: Rule, subject: string): Promise<void> {
  await db.throttle.deleteMany({ where: { key: keyOf(rule, subject) } })
}

/** It went well: this one time does not count. */
export async function uncount(rule: Rule, subject: string): Promise<void> {
  await db.throttle.updateMany({
    where: { key: keyOf(rule, subject) },
    data: { count: { decrement: 1 }, until: null },
  })
}

/** What is counted of an address: who has one of IPv6 has the 2^64 beside it too. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')
}
