import type RFB from '@novnc/novnc'
import { KEYS } from './keysyms'
import type { Stroke } from './strokes'

/** A firmware or a kernel that is busy forgets keys that come faster. */
const PAUSE_MS = 12

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))

/** Types one after the other; stops where `goOn` says no. Says how many went out. */
export async function typeStrokes(rfb: RFB, list: readonly Stroke[], goOn: () => boolean): Promise<number> {
  for (const [at, { keysym, code, shift }] of list.entries()) {
    if (!goOn()) return at
    if (shift) rfb.sendKey(KEYS.shift.keysym, KEYS.shift.code, true)
    rfb.sendKey(keysym, code)
    if (shift) rfb.sendKey(KEYS.shift.keysym, KEYS.shift.code, false)
    await pause()
  }
  return list.length
}
