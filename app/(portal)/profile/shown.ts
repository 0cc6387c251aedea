import type { ShownSession } from '@/components/account/session-list'
import type { ShownKey } from '@/components/account/ssh-key-list'
import type { UserCtx } from '@/lib/access/actor'
import { may, mayAnywhere } from '@/lib/access/authorize'
import type { listFactors } from '@/lib/accounts/factors/factors'
import type { readProfile } from '@/lib/accounts/profile'
import { NOTICES, type Notice } from '@/lib/accounts/schema'
import type { listSessions } from '@/lib/accounts/sessions'
import type { listSshKeys } from '@/lib/accounts/ssh-keys'

type Key = Awaited<ReturnType<typeof listSshKeys>>[number]
type Session = Awaited<ReturnType<typeof listSessions>>[number]

export const shownKey = ({ id, type, fingerprint, comment, createdAt }: Key): ShownKey => ({
  id,
  type,
  fingerprint,
  comment,
  addedAt: createdAt.toISOString(),
})

export const shownSession = ({ id, createdAt, seenAt, address, agent }: Session, own: string | null): ShownSession => ({
  id,
  since: createdAt.toISOString(),
  seen: seenAt.toISOString(),
  address,
  agent,
  own: id === own,
})

export const shownFactors = ({ appSince, passkeys, ...factors }: Awaited<ReturnType<typeof listFactors>>) => ({
  ...factors,
  appSince: appSince?.toISOString() ?? null,
  passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    addedAt: createdAt.toISOString(),
    usedAt: lastUsedAt?.toISOString() ?? null,
  })),
})

/** With the mails that this person's rights bring. */
export function preferencesOf({ actor }: UserCtx, profile: Awaited<ReturnType<typeof readProfile>>) {
  const { timeZone, theme, mutedMails } = profile
  const concerns: Record<Notice, boolean> = {
    applications: true,
    reviews: mayAnywhere(actor, 'review_applications'),
    registrations: may(actor, 'manage_users'),
    reminders: true,
    notifications: true,
  }
  const chosen: 'light' | 'dark' | null = theme === 'light' || theme === 'dark' ? theme : null
  const muted = NOTICES.filter((notice) => mutedMails.includes(notice))
  return { initial: { timeZone, theme: chosen, mutedMails: muted }, notices: NOTICES.filter((one) => concerns[one]) }
}
