import { AppError } from '@/lib/errors/app-error'
import type { Submission } from './submit'

const UNSENT = ['unreachable', 'timeout', 'tls_mismatch', 'unavailable', 'certificate_unconfirmed']

/** What to throw when Ganeti was not asked, or did not take it. */
export function refused({ reason, text }: Extract<Submission, { state: 'refused' }>, cluster: string): AppError {
  return UNSENT.includes(reason)
    ? new AppError('cluster_unavailable', 'act_not_sent', { cluster })
    : new AppError('cluster_rejected', 'act_refused', { cluster, text })
}
