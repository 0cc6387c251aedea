import { open } from '@/lib/crypto/seal'
import type { Cluster } from '@/lib/db/generated/client'
import type { FieldError } from '@/lib/errors/app-error'

/** What RAPI is asked for: to tell, as the mirror asks, or to do something. */
export type Purpose = 'read' | 'write'

type Accounts = Pick<Cluster, 'rapiUser' | 'rapiPassword' | 'readUser' | 'readPassword'>
type Place = Pick<Cluster, 'hostname' | 'port' | 'tls' | 'trust' | 'fingerprint' | 'caPem'>

/** Whether what only reads has an account of its own. */
export const readsApart = ({ readUser }: Pick<Cluster, 'readUser'>): boolean => readUser !== ''

/** The account for the purpose. Opens no other secret than that account's. */
export function credentialsFor(cluster: Accounts, purpose: Purpose): { user?: string; password?: string } {
  const [user, sealed] =
    purpose === 'read' && readsApart(cluster)
      ? [cluster.readUser, cluster.readPassword]
      : [cluster.rapiUser, cluster.rapiPassword]
  return { ...(user ? { user } : {}), ...(sealed ? { password: open(sealed) } : {}) }
}

type Entered = Place & { rapiUser: string; rapiPassword: string | null; readUser: string; readPassword: string | null }

/**
 * An empty password keeps the stored one, but only for the user and towards the place it was given for: whoever changes
 * these must know it (else it could be sent to a server of the editor's choice). The fields that lack one.
 */
export function lackingPasswords(before: (Accounts & Place) | null, after: Entered): Record<string, FieldError> {
  const moved = before !== null && movesPassword(before, after)
  const faults: Record<string, FieldError> = {}
  if (before?.rapiPassword && !after.rapiPassword && (moved || before.rapiUser !== after.rapiUser))
    faults.rapiPassword = { code: 'rapi_password_again' }
  if (after.readUser && !after.readPassword) {
    if (!before?.readPassword) faults.readPassword = { code: 'required' }
    else if (moved || before.readUser !== after.readUser) faults.readPassword = { code: 'rapi_password_again' }
  }
  return faults
}

export function movesPassword(before: Place, after: Place): boolean {
  const fields = ['hostname', 'port', 'tls', 'trust'] as const
  if (fields.some((field) => before[field] !== after[field])) return true
  return after.trust === 'ca' ? before.caPem !== after.caPem : before.fingerprint !== after.fingerprint
}
