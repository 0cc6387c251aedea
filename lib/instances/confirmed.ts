import type { Tx } from '@/lib/db/client'
import type { Step } from './act'
import { reinstall } from './reinstall'
import { remove } from './remove'
import { rename } from './rename'
import type { Subject } from './subject'

/** What was asked, as the request and the act's history keep it: no secrets. */
export type Wish = Record<string, string>

export type Confirmed = {
  /** Whether data is lost, so that the name must be typed. */
  losesData: boolean
  /** The wish, parsed and possible now; else throws `invalid` beside the field. Asked again when it is confirmed. */
  check(tx: Tx, subject: Subject, input: unknown): Promise<Wish>
  steps(tx: Tx, subject: Subject, wish: Wish): Promise<Step[]>
}

/** What is done only after its requester has confirmed it by a mailed link (spec 4.9). */
export const CONFIRMED = { rename, reinstall, remove } satisfies Record<string, Confirmed>

export type ConfirmedAct = keyof typeof CONFIRMED

export const isConfirmedAct = (text: string): text is ConfirmedAct => Object.hasOwn(CONFIRMED, text)
