import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Authority = {
  pem: string
  /** A file with a new key and the certificate for it; `names` as OpenSSL writes them: `IP:192.0.2.1`, `DNS:a.test`. */
  sign(...names: string[]): string
  remove(): void
}

/** A certificate authority of one's own, as a site makes it with OpenSSL. */
export function createAuthority(subject: string): Authority {
  const folder = mkdtempSync(path.join(tmpdir(), 'ganetimgr-ca-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const key = (file: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', file]
  openssl('req', '-x509', ...key('ca.key'), '-out', 'ca.pem', '-days', '2', '-subj', `/CN=${subject}`)
  return {
    pem: readFileSync(path.join(folder, 'ca.pem'), 'utf8'),
    sign(...names) {
      writeFileSync(path.join(folder, 'names'), `subjectAltName=${names.join(',')}\n`)
      openssl('req', '-new', ...key('rapi.key'), '-out', 'rapi.csr', '-subj', '/CN=rapi')
      const ca = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial']
      openssl('x509', '-req', '-in', 'rapi.csr', ...ca, '-days', '1', '-extfile', 'names', '-out', 'rapi.crt')
      const both = ['rapi.key', 'rapi.crt'].map((file) => readFileSync(path.join(folder, file), 'utf8'))
      const file = path.join(folder, 'rapi.pem')
      writeFileSync(file, both.join(''), { mode: 0o600 })
      return file
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
