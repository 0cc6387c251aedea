import { randomUUID } from 'node:crypto'
import { hashToken, randomToken } from '@/lib/crypto/token'
import type { Tx } from '@/lib/db/client'
import type { OAuthToken } from '@/lib/db/generated/client'
import { readSettings } from '@/lib/settings/queries'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Known to scanners of secrets, and to people, by their beginnings. */
const PREFIX = { access: 'ganeti_at_', refresh: 'ganeti_rt_', personal: 'ganeti_pat_' } as const

export type Holder = Pick<OAuthToken, 'userId' | 'clientId' | 'grantId' | 'scopes'>
type Kind = keyof typeof PREFIX
type Term = { family?: string; name?: string; now: Date; expiresAt: Date }

/** Writes a token and returns it in clear, which is kept nowhere. */
export async function writeToken(tx: Tx, kind: Kind, holder: Holder, { family, name, now, expiresAt }: Term) {
  const token = PREFIX[kind] + randomToken()
  const { userId, clientId, grantId, scopes } = holder
  const { id } = await tx.oAuthToken.create({
    data: {
      hash: hashToken(token),
      kind,
      userId,
      clientId,
      grantId,
      scopes,
      family: family ?? randomUUID(),
      name: name ?? '',
      createdAt: now,
      expiresAt,
    },
    select: { id: true },
  })
  return { id, token }
}

/** RFC 6749, 5.1 */
export type TokenAnswer = {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
  scope: string
  refresh_token?: string
}

type Wish = { family: string; now: Date; lasts: 'access' | 'implicit'; refresh: boolean }

/** An access token, and with it the refresh token that the next one is got with. */
export async function issueTokens(tx: Tx, holder: Holder, { family, now, lasts, refresh }: Wish): Promise<TokenAnswer> {
  const { oauthAccessMinutes, oauthImplicitHours, oauthRefreshDays } = await readSettings(tx)
  const ms = (lasts === 'implicit' ? oauthImplicitHours * 60 : oauthAccessMinutes) * MINUTE_MS
  const term = (length: number) => ({ family, now, expiresAt: new Date(now.getTime() + length) })
  const access = await writeToken(tx, 'access', holder, term(ms))
  const next = refresh ? await writeToken(tx, 'refresh', holder, term(oauthRefreshDays * DAY_MS)) : null
  return {
    access_token: access.token,
    token_type: 'Bearer',
    expires_in: ms / 1000,
    scope: holder.scopes.join(' '),
    ...(next ? { refresh_token: next.token } : {}),
  }
}
