import type { IncomingHttpHeaders } from 'node:http'
import { config } from '@/lib/config/env'

/** Whether a page of this portal asks, by the address that it is reached at or the public one. */
export function isOwnOrigin({ origin, host }: IncomingHttpHeaders): boolean {
  if (!origin || !URL.canParse(origin)) return false
  return new URL(origin).host === host || new URL(origin).origin === new URL(config().publicUrl).origin
}
