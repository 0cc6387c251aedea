import { open } from '@/lib/crypto/seal'
import type { Cluster } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'
import { metrics } from '@/lib/metrics/metrics'
import { createRapi, type Rapi } from '@/lib/rapi/client'
import type { RapiTarget } from '@/lib/rapi/target'
import type { Observed } from '@/lib/rapi/transport'

const clients = new Map<number, { version: number; rapi: Rapi }>()

/** One client per cluster and process, so that its limits and circuit breaker count for all; anew after an edit. */
export function rapiFor(cluster: Cluster): Rapi {
  const known = clients.get(cluster.id)
  if (known?.version === cluster.version) return known.rapi
  const rapi = createRapi(targetOf(cluster), { observe: counter(cluster.slug) })
  clients.set(cluster.id, { version: cluster.version, rapi })
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
function targetOf(cluster: Cluster): RapiTarget {
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
    ...(cluster.rapiUser ? { user: cluster.rapiUser } : {}),
    ...(cluster.rapiPassword ? { password: open(cluster.rapiPassword) } : {}),
  }
}
