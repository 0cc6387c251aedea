import { copyFileSync } from 'node:fs'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { createRapi } from '@/lib/rapi/client'
import { createAuthority } from '@/tests/support/authority'
import { rapiCertificate, rapiCertificateFile } from '@/tests/support/ganeti-cluster'
import { targetOf } from './client'

const cluster = inject('ganeti')

if (cluster) {
  describe('a cluster whose certificate an authority has signed', () => {
    const ours = createAuthority('Our Authority')
    const foreign = createAuthority('Another Authority')
    const before = `${rapiCertificateFile}.before`
    copyFileSync(rapiCertificateFile, before)
    afterAll(async () => {
      await rapiCertificate(before)
      ours.remove()
      foreign.remove()
    })
    const by = (pem: string) => createRapi({ ...targetOf(cluster), trust: { kind: 'ca', pem } })

    test('is trusted by it, by address, and by no other', async () => {
      await rapiCertificate(ours.sign(`IP:${cluster.host}`, `DNS:${cluster.name}`))
      expect(await by(ours.pem).cluster.info()).toMatchObject({ name: cluster.name })
      const refused = by(foreign.pem).cluster.info()
      await expect(refused).rejects.toMatchObject({ kind: 'tls_mismatch' })
    })

    test('is not trusted where it is signed for another name', async () => {
      await rapiCertificate(ours.sign('DNS:elsewhere.example.org'))
      const refused = by(ours.pem).cluster.info()
      await expect(refused).rejects.toMatchObject({
        kind: 'tls_mismatch',
        message: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
      })
    })
  })
}
