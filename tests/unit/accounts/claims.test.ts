import { expect, test } from 'vitest'
import { identityOfClaims } from '@/lib/accounts/directory/claims'

const NAMES = { claims: { username: 'preferred_username', groups: 'groups' } }
const CLAIMS = { iss: 'https://id.example.org', sub: '4711', preferred_username: 'nia', email: 'nia@example.org' }

test('who the claims are about, named by issuer and subject', () => {
  const all = { ...CLAIMS, email_verified: true, given_name: 'Νία', family_name: 'Νικολάου', groups: ['noc'] }
  expect(identityOfClaims(all, NAMES)).toEqual({
    provider: 'oidc',
    subject: 'https://id.example.org 4711',
    username: 'nia',
    email: 'nia@example.org',
    emailVerified: true,
    firstName: 'Νία',
    lastName: 'Νικολάου',
    groups: ['noc'],
  })
})

test.each([[undefined], [false], ['false'], ['yes'], [1], [null]])(
  'an address with email_verified %j is not proven',
  (email_verified) => expect(identityOfClaims({ ...CLAIMS, email_verified }, NAMES)?.emailVerified).toBe(false),
)

test('what is missing or of another form is empty; without a subject it is nobody', () => {
  expect(
    identityOfClaims({ iss: 'a', sub: 'b', name: 'Nia Maria Nikolaou', groups: 'noc', email: 7 }, NAMES),
  ).toMatchObject({
    username: '',
    email: null,
    firstName: 'Nia',
    lastName: 'Maria Nikolaou',
    groups: ['noc'],
  })
  for (const claims of [null, {}, { iss: 'a', sub: '' }, { iss: 'a', sub: 7 }])
    expect(identityOfClaims(claims, NAMES)).toBeNull()
})
