import type { ClientValues } from '@/components/programs/client-fields'
import { isScope } from '@/lib/access/scopes'
import { OWN_GRANT_TYPES } from '@/lib/oauth/schema'

type Stored = { name: string; type: string; grantTypes: string[]; redirectUris: string[]; scopes: string[] }

/** What the form shows of a client. */
export const valuesOf = ({ name, type, grantTypes, redirectUris, scopes }: Stored): ClientValues => ({
  name,
  type: type === 'public' ? 'public' : 'confidential',
  grantTypes: OWN_GRANT_TYPES.filter((grant) => grantTypes.includes(grant)),
  redirectUris: redirectUris.join('\n'),
  scopes: scopes.filter(isScope),
})
