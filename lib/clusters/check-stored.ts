import type { Ctx } from '@/lib/access/actor'
import { type ConnectionReport, checkConnection } from './check-connection'
import { readCluster } from './queries'

/** Tries the connection of a cluster as it is stored. */
export async function checkStored(ctx: Ctx, slug: string): Promise<ConnectionReport> {
  const { id, hostname, port, tls, trust, fingerprint, caPem, rapiUser, readUser } = await readCluster(ctx, slug)
  return checkConnection(
    ctx,
    {
      hostname,
      port,
      tls,
      trust: trust === 'ca' ? 'ca' : 'pin',
      fingerprint: fingerprint ?? '',
      caPem: caPem ?? '',
      rapiUser,
      readUser,
    },
    id,
  )
}
