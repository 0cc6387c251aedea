/** Trust without a CA is the SHA-256 fingerprint of the one certificate, as `AA:BB:…` in upper case. */
export type RapiTrust = { kind: 'pin'; sha256: string } | { kind: 'ca'; pem?: string }

/** Where a cluster's RAPI answers, and as whom to ask. `trust` has no meaning without `tls`. */
export type RapiTarget = {
  host: string
  port: number
  tls: boolean
  trust: RapiTrust
  user?: string
  password?: string
}
