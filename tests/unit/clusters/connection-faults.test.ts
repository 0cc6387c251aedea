import { expect, test } from 'vitest'
import { connectionFaults } from '@/lib/clusters/connection-faults'
import { connectionSchema } from '@/lib/clusters/schema'

const connection = connectionSchema.parse({ hostname: 'gnt.example.org', rapiUser: 'writer' })
const failed = (health: string, detail = 'in words', reachable = false) => ({
  reachable: reachable ? {} : null,
  certificate: null,
  access: null,
  failure: { health, detail },
})

test.each([
  [failed('name_unknown'), { hostname: { code: 'connection_name_unknown' } }],
  [failed('no_route'), { hostname: { code: 'connection_no_route' } }],
  [failed('timeout'), { hostname: { code: 'connection_timeout' } }],
  [failed('refused'), { port: { code: 'connection_refused' } }],
  [failed('not_tls'), { port: { code: 'connection_not_tls' } }],
  [failed('unreachable'), { port: { code: 'connection_broken' } }],
  [failed('malformed'), { port: { code: 'connection_not_rapi' } }],
  [failed('not_found', '', true), { port: { code: 'connection_not_rapi' } }],
  [failed('unavailable', '', true), { hostname: { code: 'connection_unavailable' } }],
  [failed('unauthorized', '', true), { rapiPassword: { code: 'rapi_password_refused' } }],
  [failed('tls_mismatch', '(UNABLE_TO_VERIFY_LEAF_SIGNATURE)', true), { caPem: { code: 'ca_not_trusted' } }],
  [failed('tls_mismatch', '(CERT_HAS_EXPIRED)', true), { caPem: { code: 'certificate_expired' } }],
  [failed('tls_mismatch', '(ERR_TLS_CERT_ALTNAME_INVALID)', true), { hostname: { code: 'certificate_other_host' } }],
])('%o', (found, faults) => expect(connectionFaults(found, connection)).toEqual(faults))

const answered = { reachable: {}, certificate: null, access: 'none', failure: null }

test('refused credentials are about the password, none at all about the user', () => {
  expect(connectionFaults(answered, connection)).toEqual({ rapiPassword: { code: 'rapi_password_refused' } })
  const nobody = { ...connection, rapiUser: '' }
  expect(connectionFaults(answered, nobody)).toEqual({ rapiUser: { code: 'rapi_user_needed' } })
})

test('what works, and a certificate that a person must look at first, are no fault', () => {
  for (const access of ['read', 'write']) expect(connectionFaults({ ...answered, access }, connection)).toEqual({})
  const met = { ...answered, access: null, certificate: { verdict: 'first_met' as const } }
  expect(connectionFaults(met, connection)).toEqual({})
  const other = { ...met, certificate: { verdict: 'differs' as const } }
  expect(connectionFaults(other, connection)).toEqual({ fingerprint: { code: 'fingerprint_differs' } })
})

test('of two accounts the one that acts must be able to write, and the other to read', () => {
  const two = { ...connection, readUser: 'reader' }
  expect(connectionFaults({ ...answered, access: 'read', reading: null }, two)).toEqual({
    rapiUser: { code: 'write_account_reads' },
  })
  expect(connectionFaults({ ...answered, access: 'write', reading: 'none' }, two)).toEqual({
    readPassword: { code: 'rapi_password_refused' },
  })
  expect(connectionFaults({ ...answered, access: 'write', reading: 'read' }, two)).toEqual({})
})
