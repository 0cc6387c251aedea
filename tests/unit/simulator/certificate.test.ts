import { X509Certificate } from 'node:crypto'
import { connect } from 'node:tls'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, makeCertificate } from '../../../simulator/tls/certificate'
import { start } from './ask'

function presented(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256)
      socket.destroy()
    })
    socket.on('error', reject)
  })
}

describe('the certificate', () => {
  test('is self-signed, for a name that no host has', () => {
    const certificate = new X509Certificate(makeCertificate().certificate)
    expect(certificate.subject).toBe('CN=ganeti.example.com')
    expect(certificate.issuer).toBe(certificate.subject)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.checkHost('localhost')).toBeUndefined()
    expect(new Date(certificate.validFrom).getTime()).toBeLessThan(Date.now())
    expect(new Date(certificate.validTo).getTime()).toBeGreaterThan(Date.now())
  })

  test('is never the same twice', () => {
    expect(fingerprintOf(makeCertificate().certificate)).not.toBe(fingerprintOf(makeCertificate().certificate))
  })

  test('is the one that was announced, until it is changed', async () => {
    const simulator = await start({ tls: true })
    expect(await presented(simulator.port)).toBe(simulator.fingerprint)
    const changed = simulator.control.changeCertificate()
    expect(changed).not.toBe(simulator.fingerprint)
    expect(await presented(simulator.port)).toBe(changed)
  })
})
