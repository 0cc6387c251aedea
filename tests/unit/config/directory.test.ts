import { expect, test } from 'vitest'
import { parseConfig } from '@/lib/config/env'

const MINIMAL = {
  DATABASE_URL: 'postgresql://user@db/portal',
  AUTH_SECRET: 'x'.repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
}
const of = (env: Record<string, string>) => parseConfig({ ...MINIMAL, ...env })

test('without an address there is no directory and no provider', () => {
  expect(of({})).toMatchObject({ ldap: null, oidc: null })
})

test('a map leads from groups with commas and equals signs', () => {
  const LDAP_GROUP_MAP = 'noc = cn=noc,ou=groups,dc=example,dc=org ;staff=cn=staff,dc=example,dc=org;'
  const { ldap } = of({ LDAP_URL: 'ldaps://ldap.example.org', LDAP_BASE: 'dc=example,dc=org', LDAP_GROUP_MAP })
  expect(ldap?.groupMap).toEqual([
    { group: 'noc', from: 'cn=noc,ou=groups,dc=example,dc=org' },
    { group: 'staff', from: 'cn=staff,dc=example,dc=org' },
  ])
})

test.each([
  [{ LDAP_URL: 'ldap.example.org' }, /LDAP_URL must be an address/],
  [{ LDAP_URL: 'ldap://ldap.example.org' }, /LDAP_BASE is missing/],
  [{ LDAP_FILTER: '(uid=*)' }, /LDAP_FILTER must contain/],
  [{ LDAP_GROUP_MAP: 'noc' }, /LDAP_GROUP_MAP must be pairs/],
  [{ OIDC_ISSUER: 'https://id.example.org' }, /OIDC_CLIENT_ID is missing.*OIDC_CLIENT_SECRET is missing/],
])('what makes no sense stops the start: %j', (env, words) => expect(() => of(env)).toThrow(words))
