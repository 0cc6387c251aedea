import { generateSecret, generateURI, verifySync } from 'otplib'
import { open } from '@/lib/crypto/seal'
import type { Tx } from '@/lib/db/client'

/** Clocks of telephones differ a little: the codes before and after count too. */
const TOLERANCE_S = 30

const CODE = /^\d{6}$/

export const newSecret = () => generateSecret({ length: 20 })

/** `otpauth:` as authenticator apps read it. */
export const uriOf = (secret: string, issuer: string, label: string) => generateURI({ secret, issuer, label })

/** The 30-second step that a code belongs to; null: it is no code of now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  if (!CODE.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_S })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

/** Uses the code up: of many that show it at once, and ever after, one is let in. */
export async function acceptTotp(tx: Tx, userId: number, code: string, now: Date): Promise<boolean> {
  // A recovery code must do also where the secret cannot be opened.
  if (!CODE.test(code)) return false
  const totp = await tx.totpSecret.findUnique({ where: { userId } })
  const step = totp?.confirmedAt ? stepOf(open(totp.secret), code, now) : null
  if (step === null) return false
  const { count } = await tx.totpSecret.updateMany({
    where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}
