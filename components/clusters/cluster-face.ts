import type { ClusterFace } from '@/components/status/health-chip'

type Known = {
  disabled: boolean
  tls: boolean
  trust: string
  fingerprint: string | null
  state: { health: string; failingSince: Date | null; roundTripMs: number | null } | null
}

const special: Record<string, ClusterFace> = {
  unknown: { health: 'unknown' },
  unauthorized: { health: 'unauthorized' },
  forbidden: { health: 'unauthorized' },
  reader_unauthorized: { health: 'unauthorized' },
  reader_forbidden: { health: 'unauthorized' },
  certificate_unconfirmed: { health: 'untrusted' },
  tls_mismatch: { health: 'mismatch' },
  not_tls: { health: 'notRapi' },
  not_found: { health: 'notRapi' },
  malformed: { health: 'notRapi' },
}

export function faceOf({ disabled, tls, trust, fingerprint, state }: Known): ClusterFace {
  if (disabled) return { health: 'disabled' }
  if (tls && trust === 'pin' && !fingerprint) return { health: 'untrusted' }
  if (!state) return { health: 'unknown' }
  const { health, failingSince, roundTripMs } = state
  if (health === 'answers') return { health, ...(roundTripMs === null ? {} : { ms: roundTripMs }) }
  return (
    special[health] ??
    (failingSince ? { health: 'unreachable', since: failingSince.toISOString() } : { health: 'unknown' })
  )
}

/** For the filter and the count: who answers, who does not, who waits to be tried or confirmed. */
export function kindOf(face: ClusterFace): 'answers' | 'fails' | 'waits' | 'disabled' {
  switch (face.health) {
    case 'answers':
    case 'disabled':
      return face.health
    case 'untrusted':
    case 'unknown':
      return 'waits'
    default:
      return 'fails'
  }
}
