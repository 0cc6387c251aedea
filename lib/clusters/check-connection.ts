import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { fetchCertificate } from '@/lib/rapi/certificate'
import { createRapi, type Rapi, type RapiAccess } from '@/lib/rapi/client'
import { checkAuthority } from './authority'
import { connectionFaults, type Faults } from './connection-faults'
import { type Failure, failureOf } from './failure'
import { movesPassword } from './save-cluster'
import { type Connection, type ConnectionInput, connectionSchema } from './schema'

export type CertificateReport = {
  verdict: 'none' | 'first_met' | 'matches' | 'differs' | 'trusted_by_ca' | 'not_trusted'
  sha256: string | null
  subject: string | null
  selfSigned: boolean
  validTo: string | null
}

/** In the order of trying; null means not tried. `failure` ends the list. */
export type ConnectionReport = {
  checkedAt: string
  tookMs: number
  reachable: { roundTripMs: number; tlsVersion: string | null } | null
  certificate: CertificateReport | null
  access: RapiAccess | null
  version: { software: string; name: string; features: string[] } | null
  failure: Failure | null
  /** What of it a field of the form can mend. */
  faults: Faults
}

/** Tries a connection as it stands in the form. No password leaves before the certificate is trusted. */
export async function checkConnection(ctx: Ctx, input: ConnectionInput, clusterId?: number): Promise<ConnectionReport> {
  authorize(ctx, 'manage_clusters', clusterId)
  const connection = await withStoredPassword(parse(connectionSchema, input), clusterId)
  checkAuthority(connection.caPem)
  const began = performance.now()
  const report: ConnectionReport = {
    checkedAt: ctx.now.toISOString(),
    tookMs: 0,
    reachable: null,
    certificate: null,
    access: null,
    version: null,
    failure: null,
    faults: {},
  }
  try {
    await run(connection, report)
  } catch (error) {
    report.failure = failureOf(error)
    if (report.failure.health === 'tls_mismatch' && report.certificate?.verdict === 'trusted_by_ca')
      report.certificate.verdict = 'not_trusted'
  }
  report.faults = connectionFaults(report, connection)
  report.tookMs = Math.round(performance.now() - began)
  return report
}

async function run(connection: Connection, report: ConnectionReport): Promise<void> {
  if (connection.tls) {
    const { hostname: host, port } = connection
    const shown = await fetchCertificate({ host, port, timeoutMs: 8000 })
    report.reachable = { roundTripMs: Math.round(shown.roundTripMs), tlsVersion: shown.tlsVersion }
    const verdict = verdictOn(shown.sha256, connection)
    report.certificate = {
      verdict,
      sha256: shown.sha256,
      subject: shown.subject,
      selfSigned: shown.selfSigned,
      validTo: shown.validTo.toISOString(),
    }
    if (verdict === 'first_met' || verdict === 'differs') return
  }
  const rapi = createRapi({
    host: connection.hostname,
    port: connection.port,
    tls: connection.tls,
    trust:
      connection.trust === 'pin'
        ? { kind: 'pin', sha256: connection.fingerprint }
        : { kind: 'ca', ...(connection.caPem ? { pem: connection.caPem } : {}) },
    ...(connection.rapiUser ? { user: connection.rapiUser, password: connection.rapiPassword } : {}),
  })
  try {
    await ask(rapi, report)
  } finally {
    await rapi.close()
  }
}

async function ask(rapi: Rapi, report: ConnectionReport): Promise<void> {
  const began = performance.now()
  await rapi.cluster.version()
  report.reachable ??= { roundTripMs: Math.round(performance.now() - began), tlsVersion: null }
  report.access = await rapi.fetchAccess()
  if (report.access === 'none') return
  const [info, features] = await Promise.all([rapi.cluster.info(), rapi.cluster.features()])
  report.version = { software: info.softwareVersion, name: info.name, features }
}

function verdictOn(sha256: string, connection: Connection): CertificateReport['verdict'] {
  if (connection.trust === 'ca') return 'trusted_by_ca'
  if (connection.fingerprint === '') return 'first_met'
  return connection.fingerprint === sha256 ? 'matches' : 'differs'
}

async function withStoredPassword(connection: Connection, clusterId?: number): Promise<Connection> {
  if (clusterId === undefined || connection.rapiPassword !== '') return connection
  const stored = await db.cluster.findUnique({ where: { id: clusterId } })
  if (!stored?.rapiPassword) return connection
  const after = { ...connection, fingerprint: connection.fingerprint || null, caPem: connection.caPem || null }
  if (connection.rapiUser !== stored.rapiUser || movesPassword(stored, after)) {
    // The first look at a certificate needs no password; only what comes after it does.
    if (connection.tls && connection.trust === 'pin' && connection.fingerprint === '') return connection
    throw invalid({ rapiPassword: { code: 'rapi_password_again' } })
  }
  return { ...connection, rapiPassword: open(stored.rapiPassword) }
}
