import { z } from 'zod'
import type { OidcConfig } from '@/lib/config/directory'
import type { Identity } from './identity'

const text = z.string().catch('')
const claimsSchema = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  email: text,
  /** Some providers write it as a word. */
  email_verified: z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false),
  given_name: text,
  family_name: text,
  name: text,
})
const groupsSchema = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

/** Who the claims of a provider (OpenID Connect Core, 5.1) are about; null: nobody's. */
export function identityOfClaims(input: unknown, { claims }: Pick<OidcConfig, 'claims'>): Identity | null {
  const parsed = claimsSchema.safeParse(input)
  if (!parsed.success) return null
  const { iss, sub, email, email_verified: emailVerified, given_name: given, family_name: family, name } = parsed.data
  const [first = '', ...rest] = name.split(' ')
  return {
    provider: 'oidc',
    subject: `${iss} ${sub}`,
    username: text.parse(parsed.data[claims.username]),
    email: email || null,
    emailVerified,
    firstName: given || first,
    lastName: family || rest.join(' '),
    groups: groupsSchema.parse(parsed.data[claims.groups]),
  }
}
