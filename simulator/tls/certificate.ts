import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { bitString, boolean, integer, objectId, octetString, sequence, set, tagged, time, utf8 } from './der'

export type KeyPair = { key: string; certificate: string }

const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))
const commonName = '2.5.4.3'
const basicConstraints = '2.5.29.19'
const year = 365 * 86_400_000

/** A self-signed certificate (RFC 5280) for a name that no host has, as Ganeti makes its own. */
export function makeCertificate(name = 'ganeti.example.com'): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const toSign = certificateBody(name, publicKey)
  const signature = sign('sha256', toSign, privateKey)
  const der = sequence(toSign, ecdsaWithSha256, bitString(signature))
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: toPem(der) }
}

/** SHA-256 of the certificate, as `AA:BB:…`. */
export function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256
}

function certificateBody(name: string, publicKey: KeyObject): Buffer {
  const subject = sequence(set(sequence(objectId(commonName), utf8(name))))
  const now = Date.now()
  const validity = sequence(time(new Date(now - 86_400_000)), time(new Date(now + 5 * year)))
  const authority = sequence(objectId(basicConstraints), boolean(true), octetString(sequence(boolean(true))))
  return sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(8)])),
    ecdsaWithSha256,
    subject,
    validity,
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(authority)),
  )
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
