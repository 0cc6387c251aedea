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
