import { z } from 'zod'
import { SCOPES } from '@/lib/access/scopes'

export const GRANT_TYPES = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'] as const
/** Those that need no trust of the site. */
export const OWN_GRANT_TYPES = ['authorization_code', 'implicit', 'refresh_token'] as const
export type OwnGrantType = (typeof OWN_GRANT_TYPES)[number]

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** `https`, `http` on this very machine, or an app's own scheme, which bears a domain reversed (RFC 8252, 7.1). */
function isRedirectUri(text: string): boolean {
  if (/[\s#*\\]/.test(text) || !URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username || password) return false
  if (protocol === 'https:') return hostname !== ''
  if (protocol === 'http:') return LOOPBACK.includes(hostname)
  return /^[a-z][a-z0-9+-]*\.[a-z0-9+.-]+:$/.test(protocol)
}

const redirectUris = z
  .array(z.string().trim().max(500, 'too_long').refine(isRedirectUri, 'redirect_uri_invalid'))
  .max(20, 'too_long')

const shape = {
  name: z.string().trim().min(1, 'required').max(80, 'too_long'),
  type: z.enum(['public', 'confidential']),
  grantTypes: z.array(z.enum(GRANT_TYPES)).min(1, 'required'),
  redirectUris,
  scopes: z.array(z.enum(SCOPES)).min(1, 'required'),
}

type Sound = { type: string; grantTypes: readonly string[]; redirectUris: readonly string[] }

const returns = ({ grantTypes }: Sound) => grantTypes.includes('authorization_code') || grantTypes.includes('implicit')
const sound = <S extends z.ZodType<Sound>>(schema: S) =>
  schema
    .refine((client) => !returns(client) || client.redirectUris.length > 0, {
      path: ['redirectUris'],
      error: 'redirect_uri_needed',
    })
    .refine(({ type, grantTypes }) => type === 'confidential' || !grantTypes.includes('client_credentials'), {
      path: ['grantTypes'],
      error: 'needs_secret',
    })

/** What anyone may say of a client of theirs. */
export const ownClientSchema = sound(
  z.object({
    ...shape,
    grantTypes: z.array(z.enum(OWN_GRANT_TYPES)).min(1, 'required'),
  }),
)
export type OwnClientInput = z.input<typeof ownClientSchema>

/** What an administrator may say besides. `clientId` and `secret`: of a client that was registered elsewhere before. */
export const clientSchema = sound(
  z.object({
    ...shape,
    skipConsent: z.boolean().default(false),
    owner: z.string().trim().max(150).nullish(),
    clientId: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{0,255}$/, 'client_id_invalid')
      .default(''),
    secret: z.string().max(500, 'too_long').default(''),
  }),
)
export type ClientInput = z.input<typeof clientSchema>

/** Days that a personal token lasts. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const

export const personalTokenSchema = z.object({
  name: z.string().trim().min(1, 'required').max(80, 'too_long'),
  scopes: z.array(z.enum(SCOPES)).min(1, 'required'),
  days: z.number().int().min(1, 'invalid_value').max(3650, 'invalid_value'),
})
export type PersonalTokenInput = z.input<typeof personalTokenSchema>
