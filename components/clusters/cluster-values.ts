import type { ConnectionInput } from '@/lib/clusters/schema'

/** A cluster as it stands in the form. */
export type ClusterValues = {
  hostname: string
  port: string | number
  slug: string
  description: string
  rapiUser: string
  rapiPassword: string
  readUser: string
  readPassword: string
  tls: boolean
  trust: 'pin' | 'ca'
  fingerprint: string
  caPem: string
  fastCreate: boolean
  usesGntNetwork: boolean
  creationDisabled: boolean
  disabled: boolean
}

export const newCluster: ClusterValues = {
  hostname: '',
  port: 5080,
  slug: '',
  description: '',
  rapiUser: '',
  rapiPassword: '',
  readUser: '',
  readPassword: '',
  tls: true,
  trust: 'pin',
  fingerprint: '',
  caPem: '',
  fastCreate: false,
  usesGntNetwork: true,
  creationDisabled: false,
  disabled: false,
}

type Stored = Omit<ClusterValues, 'rapiPassword' | 'readPassword' | 'trust' | 'fingerprint' | 'caPem'> & {
  trust: string
  fingerprint: string | null
  caPem: string | null
}

export const valuesOf = (stored: Stored): ClusterValues => ({
  hostname: stored.hostname,
  port: stored.port,
  slug: stored.slug,
  description: stored.description,
  rapiUser: stored.rapiUser,
  rapiPassword: '',
  readUser: stored.readUser,
  readPassword: '',
  tls: stored.tls,
  trust: stored.trust === 'ca' ? 'ca' : 'pin',
  fingerprint: stored.fingerprint ?? '',
  caPem: stored.caPem ?? '',
  fastCreate: stored.fastCreate,
  usesGntNetwork: stored.usesGntNetwork,
  creationDisabled: stored.creationDisabled,
  disabled: stored.disabled,
})

export const connectionOf = (values: ClusterValues): ConnectionInput => {
  const { slug, description, fastCreate, usesGntNetwork, creationDisabled, disabled, port, ...connection } = values
  return { ...connection, port: Number(port) }
}

/** What the fields of a form are given. */
export type Fields = {
  values: ClusterValues
  change: (part: Partial<ClusterValues>) => void
  errors: Record<string, string>
}
