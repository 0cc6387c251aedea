import { X509Certificate } from 'node:crypto'
import { invalid } from '@/lib/errors/app-error'

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** Refuses what begins like a certificate and is none: TLS would only fail with it later, and less plainly. */
export function checkAuthority(caPem: string): void {
  if (caPem === '') return
  const blocks = caPem.match(BLOCK) ?? []
  if (blocks.length === 0 || !blocks.every(isCertificate)) throw invalid({ caPem: { code: 'ca_invalid' } })
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).serialNumber !== ''
  } catch {
    return false
  }
}
