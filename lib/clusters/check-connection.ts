import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { open } from '@/lib/crypto/seal'
import { db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { fetchCertificate } from '@/lib/rapi/certificate'
import { createRapi, type Rapi, type RapiAccess } from '@/lib/rapi/client'
import { RapiError } from '@/lib/rapi/errors'
import { lackingPasswords, readsApart } from './accounts'
import { checkAuthority } from './authority'
import { connectionFaults, type Faults } from './connection-faults'
import { type Failure, failureOf } from './failure'
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
  /** What the account for reading is allowed, where there is one. */
  reading: RapiAccess | null
  version: { software: string; name: string; features: string[] } | null
  failure: Failure | null
  /** What of it a field of the form can mend. */
  faults: Faults
}

/** Tries a connection as it stands in the form. No password leaves before the certificate is trusted. */
export async function checkConnection(ctx: Ctx, input: ConnectionInput, clusterId?: number): Promise<ConnectionReport> {
  authorize(ctx, 'manage_clusters', clusterId)
  const connection = await withStoredPasswords(parse(connectionSchema, input), clusterId)
  checkAuthority(connection.caPem)
  const began = performance.now()
  const report: ConnectionReport = {
    checkedAt: ctx.now.toISOString(),
    tookMs: 0,
    reachable: null,
    certificate: null,
    access: null,
    reading: null,
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
  await asWriter(connection, report)
  if (report.access !== 'none' && readsApart(connection)) await asReader(connection, report)
}

async function asWriter(connection: Connection, report: ConnectionReport): Promise<void> {
  await withClient(connection, connection.rapiUser, connection.rapiPassword, async (rapi) => {
    const began = performance.now()
    await rapi.cluster.version()
    report.reachable ??= { roundTripMs: Math.round(performance.now() - began), tlsVersion: null }
    report.access = await rapi.fetchAccess()
    if (report.access !== 'none' && !readsApart(connection)) report.version = await versionOf(rapi)
  })
}

async function asReader(connection: Connection, report: ConnectionReport): Promise<void> {
  await withClient(connection, connection.readUser, connection.readPassword, async (rapi) => {
    report.reading = await accessOf(rapi)
    if (report.reading !== 'none') report.version = await versionOf(rapi)
  })
}

async function withClient(
  { hostname, port, tls, trust, fingerprint, caPem }: Connection,
  user: string,
  password: string,
  work: (rapi: Rapi) => Promise<void>,
): Promise<void> {
  const rapi = createRapi({
    host: hostname,
    port,
    tls,
    trust: trust === 'pin' ? { kind: 'pin', sha256: fingerprint } : { kind: 'ca', ...(caPem ? { pem: caPem } : {}) },
    ...(user ? { user, password } : {}),
  })
  try {
    await work(rapi)
  } finally {
    await rapi.close()
  }
}

/** A wrong password is refused wherever it is given, but for Ganeti 2.6, which lets anyone read. */
async function accessOf(rapi: Rapi): Promise<RapiAccess> {
  try {
    await rapi.cluster.version()
    return await rapi.fetchAccess()
  } catch (error) {
    if (error instanceof RapiError && (error.kind === 'unauthorized' || error.kind === 'forbidden')) return 'none'
    throw error
  }
}

async function versionOf(rapi: Rapi): Promise<NonNullable<ConnectionReport['version']>> {
  const [info, features] = await Promise.all([rapi.cluster.info(), rapi.cluster.features()])
  return { software: info.softwareVersion, name: info.name, features }
}

function verdictOn(sha256: string, connection: Connection): CertificateReport['verdict'] {
  if (connection.trust === 'ca') return 'trusted_by_ca'
  if (connection.fingerprint === '') return 'first_met'
  return connection.fingerprint === sha256 ? 'matches' : 'differs'
}

async function withStoredPasswords(connection: Connection, clusterId?: number): Promise<Connection> {
  const stored = clusterId === undefined ? null : await db.cluster.findUnique({ where: { id: clusterId } })
  const after = { ...connection, fingerprint: connection.fingerprint || null, caPem: connection.caPem || null }
  const lacking = lackingPasswords(stored, after)
  if (Object.keys(lacking).length > 0) {
    // The first look at a certificate needs no password; only what comes after it does.
    if (connection.tls && connection.trust === 'pin' && connection.fingerprint === '') return connection
    throw invalid(lacking)
  }
  const { rapiPassword, readPassword } = connection
  return {
    ...connection,
    rapiPassword: rapiPassword || opened(stored?.rapiPassword),
    readPassword: readPassword || (readsApart(connection) ? opened(stored?.readPassword) : ''),
  }
}

const opened = (sealed: string | null | undefined): string => (sealed ? open(sealed) : '')
