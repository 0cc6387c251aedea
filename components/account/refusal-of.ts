import type { SignInResponse } from 'next-auth/react'
import { type DirectoryRefusal, isDirectoryRefusal } from '@/lib/accounts/schema'

export type Refusal =
  | { kind: 'refused' | 'refusedPasskey' | 'stopped' | 'unreachable' | 'halfEnded' }
  | { kind: 'tooMany'; seconds: number }
  | { kind: 'told'; code: DirectoryRefusal }

/** What next-auth's answer to a refused sign-in means. */
export function refusalOf(answer: SignInResponse | null | undefined): Refusal {
  const [reason = '', seconds] = (answer?.error ?? '').split(':')
  if (reason === 'too_many') return { kind: 'tooMany', seconds: Number(seconds) }
  if (reason === 'half_ended') return { kind: 'halfEnded' }
  if (isDirectoryRefusal(reason)) return { kind: 'told', code: reason }
  return { kind: answer && answer.status < 500 ? 'refused' : 'unreachable' }
}
