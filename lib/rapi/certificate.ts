import { RapiError } from './errors'
import { openTls } from './socket'

export type PresentedCertificate = {
  /** `AA:BB:…`, upper case. */
  sha256: string
  subject: string
  issuer: string
  validFrom: Date
  validTo: Date
  selfSigned: boolean
  tlsVersion: string
  roundTripMs: number
}

/**
 * The certificate that a server shows, for a person to judge. Sends the TLS handshake and nothing else; rejects with
 * a `RapiError` (`unreachable`, `timeout`, or `malformed` when there is no certificate).
 */
export async function fetchCertificate(place: {
  host: string
  port: number
  timeoutMs: number
}): Promise<PresentedCertificate> {
  const started = performance.now()
  const socket = await openTls(place)
  const roundTripMs = Math.round(performance.now() - started)
  const certificate = socket.getPeerX509Certificate()
  const tlsVersion = socket.getProtocol() ?? 'unknown'
  socket.destroy()
  if (!certificate) throw new RapiError('malformed', 'the server showed no certificate')
  return {
    sha256: certificate.fingerprint256,
    subject: certificate.subject,
    issuer: certificate.issuer,
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    selfSigned: certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey),
    tlsVersion,
    roundTripMs,
  }
}
