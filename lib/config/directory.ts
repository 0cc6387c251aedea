import { z } from 'zod'

/** The environment of a directory (LDAP) and of a provider (OpenID Connect) that people may sign in by. */

const url = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  })
const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .default('false')
  .transform((text) => text === 'true')
const attribute = (name: string) =>
  z
    .string()
    .regex(/^[A-Za-z][\w.;-]*$/, 'must be the name of an attribute')
    .default(name)
const claim = (name: string) => z.string().default(name)

/** `GROUP=THEIRS; GROUP=THEIRS`, where THEIRS is the distinguished name or the value of the claim. */
const groupMap = z
  .string()
  .default('')
  .transform((text, ctx) =>
    text.split(';').flatMap((pair) => {
      if (pair.trim() === '') return []
      const [, group, from] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(pair) ?? []
      if (group && from) return [{ group, from }]
      ctx.addIssue({ code: 'custom', message: 'must be pairs such as staff=cn=staff,ou=groups,dc=example,dc=org; …' })
      return z.NEVER
    }),
  )

export const directoryEnv = {
  LDAP_URL: url('ldap', 'ldaps').optional(),
  LDAP_STARTTLS: flag,
  LDAP_CA: z.string().optional(),
  LDAP_BIND_DN: z.string().default(''),
  LDAP_BIND_PASSWORD: z.string().default(''),
  LDAP_BASE: z.string().optional(),
  LDAP_FILTER: z
    .string()
    .refine((text) => text.includes('{login}'), 'must contain {login}')
    .default('(|(uid={login})(mail={login}))'),
  LDAP_USERNAME: attribute('uid'),
  LDAP_EMAIL: attribute('mail'),
  LDAP_FIRST_NAME: attribute('givenName'),
  LDAP_LAST_NAME: attribute('sn'),
  LDAP_GROUPS: attribute('memberOf'),
  LDAP_GROUP_MAP: groupMap,
  LDAP_EMAIL_VERIFIED: flag,
  OIDC_ISSUER: url('https', 'http').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('OpenID Connect'),
  OIDC_SCOPE: z.string().default('openid email profile'),
  OIDC_USERNAME: claim('preferred_username'),
  OIDC_GROUPS: claim('groups'),
  OIDC_GROUP_MAP: groupMap,
}

const envSchema = z.object(directoryEnv)
type Env = z.output<typeof envSchema>

/** What makes no sense without the other. */
export function requireTogether(env: Env, ctx: z.RefinementCtx): void {
  const needs = (name: keyof Env, by: string) =>
    ctx.addIssue({ code: 'custom', path: [name], message: `is missing (${by})` })
  if (env.LDAP_URL && !env.LDAP_BASE) needs('LDAP_BASE', 'with LDAP_URL')
  if (env.OIDC_ISSUER && !env.OIDC_CLIENT_ID) needs('OIDC_CLIENT_ID', 'with OIDC_ISSUER')
  if (env.OIDC_ISSUER && !env.OIDC_CLIENT_SECRET) needs('OIDC_CLIENT_SECRET', 'with OIDC_ISSUER')
}

export type LdapConfig = NonNullable<ReturnType<typeof toLdap>>
export type OidcConfig = NonNullable<ReturnType<typeof toOidc>>

export function toLdap(env: Env) {
  if (!env.LDAP_URL) return null
  return {
    url: env.LDAP_URL,
    startTls: env.LDAP_STARTTLS,
    /** A PEM file. */
    ca: env.LDAP_CA,
    bindDn: env.LDAP_BIND_DN,
    bindPassword: env.LDAP_BIND_PASSWORD,
    base: env.LDAP_BASE ?? '',
    filter: env.LDAP_FILTER,
    attributes: {
      username: env.LDAP_USERNAME,
      email: env.LDAP_EMAIL,
      firstName: env.LDAP_FIRST_NAME,
      lastName: env.LDAP_LAST_NAME,
      groups: env.LDAP_GROUPS,
    },
    groupMap: env.LDAP_GROUP_MAP,
    /** Whether the directory's addresses are known to be the people's own. */
    verifiedEmail: env.LDAP_EMAIL_VERIFIED,
  }
}

export function toOidc(env: Env) {
  if (!env.OIDC_ISSUER) return null
  return {
    issuer: env.OIDC_ISSUER.replace(/\/+$/, ''),
    clientId: env.OIDC_CLIENT_ID ?? '',
    clientSecret: env.OIDC_CLIENT_SECRET ?? '',
    name: env.OIDC_NAME,
    scope: env.OIDC_SCOPE,
    claims: { username: env.OIDC_USERNAME, groups: env.OIDC_GROUPS },
    groupMap: env.OIDC_GROUP_MAP,
  }
}
