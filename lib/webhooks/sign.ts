import { createHmac, randomBytes } from 'node:crypto'
import { open, seal } from '@/lib/crypto/seal'
import type { Webhook } from '@/lib/db/generated/client'

const PREFIX = 'whsec_'

/** Told this once; kept sealed, for it signs. */
export function newSecret() {
  const secret = PREFIX + randomBytes(32).toString('base64')
  return { secret, sealed: seal(secret) }
}

type Secrets = Pick<Webhook, 'secret' | 'previousSecret' | 'previousUntil'>

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA-256 over `ID.TIMESTAMP.BODY`, by the secret and for a while also by the
 * one before.
 */
export function signed(webhook: Secrets, id: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const sealed = [webhook.secret]
  if (webhook.previousSecret && webhook.previousUntil && webhook.previousUntil > now)
    sealed.push(webhook.previousSecret)
  const signatures = sealed.map((one) => {
    const key = Buffer.from(open(one).slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
