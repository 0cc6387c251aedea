import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fetchCertificate } from '@/lib/rapi/certificate'
import type { RapiTrust } from '@/lib/rapi/target'
import { certificate, json, serve, serveRaw, transportTo } from './server'

const get = { method: 'GET', path: '/version' } as const
const sha256 = new X509Certificate(certificate).fingerprint256
const another = sha256.replace(/^../, (first) => (first === '00' ? '11' : '00'))

async function ask(trust: RapiTrust, host = '127.0.0.1') {
  const { target, seen } = await serve((response) => json(response, 2), { tls: true })
  const answer = transportTo({ ...target, host, trust }).read(get, z.number())
  return { answer, seen }
}

test('the pinned certificate is trusted', async () => {
  const { answer } = await ask({ kind: 'pin', sha256 })
  expect(await answer).toBe(2)
})

test('a pin takes no account of the host name', async () => {
  const { answer } = await ask({ kind: 'pin', sha256 }, 'localhost')
  expect(await answer).toBe(2)
})

test('a certificate of a trusted authority is trusted', async () => {
  const { answer } = await ask({ kind: 'ca', pem: certificate })
  expect(await answer).toBe(2)
})

test.each<[string, RapiTrust, string]>([
  ['one that is not pinned', { kind: 'pin', sha256: another }, '127.0.0.1'],
  ['one of an unknown authority', { kind: 'ca' }, '127.0.0.1'],
  ['one of another host', { kind: 'ca', pem: certificate }, 'localhost'],
])('a certificate such as %s is refused before a word is said', async (_, trust, host) => {
  const { answer, seen } = await ask(trust, host)
  await expect(answer).rejects.toMatchObject({
    kind: 'tls_mismatch',
    presentedFingerprint: sha256,
    outcomeUnknown: false,
  })
  expect(seen).toHaveLength(0)
})

test('a certificate can be fetched to be judged', async () => {
  const { target, seen } = await serve(() => {}, { tls: true })
  const fetched = await fetchCertificate({ host: target.host, port: target.port, timeoutMs: 5_000 })
  expect(fetched).toMatchObject({
    sha256,
    subject: 'CN=ganeti.example.com',
    issuer: 'CN=ganeti.example.com',
    selfSigned: true,
    tlsVersion: 'TLSv1.3',
  })
  expect(fetched.validTo.getTime()).toBeGreaterThan(fetched.validFrom.getTime())
  expect(seen).toHaveLength(0)
})

test('a server without TLS has none', async () => {
  const { target } = await serve(() => {})
  const none = fetchCertificate({ host: target.host, port: target.port, timeoutMs: 5_000 })
  await expect(none).rejects.toMatchObject({ kind: 'unreachable' })
})

test('a server that is silent is not waited for', async () => {
  const { target } = await serveRaw(() => {})
  const silent = fetchCertificate({ host: target.host, port: target.port, timeoutMs: 100 })
  await expect(silent).rejects.toMatchObject({ kind: 'timeout' })
})
