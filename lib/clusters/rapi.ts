import type { Cluster } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'
import { metrics } from '@/lib/metrics/metrics'
import { createRapi, type Rapi } from '@/lib/rapi/client'
import type { RapiTarget } from '@/lib/rapi/target'
import type { Observed } from '@/lib/rapi/transport'
import { credentialsFor, type Purpose, readsApart } from './accounts'

const clients = new Map<string, { version: number; rapi: Rapi }>()

/**
 * One client per cluster, account and process, so that its limits and circuit breaker count for all; anew after an edit.
 * Whoever asks `read` never opens the secret of an account that may write, where there is one that reads.
 */
export function rapiFor(cluster: Cluster, purpose: Purpose): Rapi {
  const key = `${cluster.id} ${readsApart(cluster) ? purpose : 'both'}`
  const known = clients.get(key)
  if (known?.version === cluster.version) return known.rapi
  const rapi = createRapi(targetOf(cluster, purpose), { observe: counter(cluster.slug) })
  clients.set(key, { version: cluster.version, rapi })
  void known?.rapi.close()
  return rapi
}

const counter = (cluster: string) => {
  const { rapiCalls, rapiSeconds } = metrics()
  return ({ method, outcome, seconds }: Observed) => {
    rapiCalls.inc({ cluster, method, outcome })
    rapiSeconds.observe({ cluster }, seconds)
  }
}

/** Nothing is ever sent to a cluster whose certificate nobody has confirmed. */
function targetOf(cluster: Cluster, purpose: Purpose): RapiTarget {
  if (cluster.tls && cluster.trust === 'pin' && !cluster.fingerprint)
    throw new AppError('cluster_unavailable', 'certificate_unconfirmed', { cluster: cluster.slug })
  return {
    host: cluster.hostname,
    port: cluster.port,
    tls: cluster.tls,
    trust:
      cluster.trust === 'pin'
        ? { kind: 'pin', sha256: cluster.fingerprint ?? '' }
        : { kind: 'ca', ...(cluster.caPem ? { pem: cluster.caPem } : {}) },
    ...credentialsFor(cluster, purpose),
  }
}
