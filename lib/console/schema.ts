import { z } from 'zod'

export const CONSOLE_PATH = '/api/console'

/** The subprotocol that the server answers with; the ticket comes beside it, where no address and no log has it. */
export const CONSOLE_PROTOCOL = 'ganetimgr.console'
export const TICKET_PROTOCOL = 'ticket.'

export const consoleInput = z.object({ cluster: z.string().max(200), name: z.string().max(300) })

/** Why a console ended, as WebSocket close codes (RFC 6455, 7.4.2: 4000 to 4999 are the application's own). */
export const ENDINGS = {
  left: 1000,
  failed: 4000,
  restarting: 4001,
  screen_ended: 4002,
  idle: 4003,
  lifetime: 4004,
  ticket: 4010,
  session_ended: 4011,
  right_ended: 4012,
  too_many: 4013,
  unreachable: 4020,
  not_vnc: 4021,
  tls: 4022,
  other_instance: 4023,
  password: 4024,
} as const

export type Ending = keyof typeof ENDINGS

/** Of a close code; `lost` for those that no side chose. */
export function endingOf(code: number): Ending | 'lost' {
  const known = Object.entries(ENDINGS).find(([, value]) => value === code)
  return known ? (known[0] as Ending) : 'lost'
}
