import type { FieldError } from '@/lib/errors/app-error'
import type { CertificateReport } from './check-connection'
import type { Failure } from './failure'
import type { Connection } from './schema'

type Found = {
  reachable: unknown
  certificate: Pick<CertificateReport, 'verdict'> | null
  access: string | null
  reading?: string | null
  failure: Pick<Failure, 'health' | 'detail'> | null
}
export type Faults = Partial<Record<keyof Connection, FieldError>>

/** Of OpenSSL, by which Node tells why a certificate is not trusted. */
const DISTRUST: [RegExp, Faults][] = [
  [/ERR_TLS_CERT_ALTNAME_INVALID/, { hostname: { code: 'certificate_other_host' } }],
  [/CERT_HAS_EXPIRED/, { caPem: { code: 'certificate_expired' } }],
  [/./, { caPem: { code: 'ca_not_trusted' } }],
]

const UNREACHABLE: Record<string, Faults> = {
  name_unknown: { hostname: { code: 'connection_name_unknown' } },
  no_route: { hostname: { code: 'connection_no_route' } },
  timeout: { hostname: { code: 'connection_timeout' } },
  refused: { port: { code: 'connection_refused' } },
  not_tls: { port: { code: 'connection_not_tls' } },
  unreachable: { port: { code: 'connection_broken' } },
}

/** Which fields a failed connection is about; nothing where it works, or where only a person can judge. */
export function connectionFaults(found: Found, { rapiUser, readUser }: Connection): Faults {
  const { reachable, certificate, access, reading, failure } = found
  if (certificate?.verdict === 'differs') return { fingerprint: { code: 'fingerprint_differs' } }
  if (access === 'none') return refused(rapiUser)
  if (readUser !== '' && access === 'read') return { rapiUser: { code: 'write_account_reads' } }
  if (reading === 'none') return { readPassword: { code: 'rapi_password_refused' } }
  if (!failure) return {}
  const { health, detail } = failure
  if (health === 'tls_mismatch') return DISTRUST.find(([pattern]) => pattern.test(detail))?.[1] ?? {}
  if (health === 'unauthorized' || health === 'forbidden') return refused(rapiUser)
  if (health === 'unavailable' || health === 'no_answer') return { hostname: { code: 'connection_unavailable' } }
  const network = UNREACHABLE[health]
  if (network) return network
  return reachable || health !== 'unknown' ? { port: { code: 'connection_not_rapi' } } : {}
}

const refused = (rapiUser: string): Faults =>
  rapiUser === '' ? { rapiUser: { code: 'rapi_user_needed' } } : { rapiPassword: { code: 'rapi_password_refused' } }
