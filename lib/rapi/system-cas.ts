import { existsSync, readFileSync } from 'node:fs'

const places = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem']

let bundle: string | undefined

/** The authorities that the operating system trusts; undefined, meaning Node's own list, where it keeps no bundle. */
export function systemCas(): string | undefined {
  const file = [process.env.SSL_CERT_FILE, ...places].find((place) => place && existsSync(place))
  if (file) bundle ??= readFileSync(file, 'utf8')
  return bundle
}
