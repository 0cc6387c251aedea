/** Someone whom a directory or a provider vouches for. */
export type Identity = {
  provider: 'ldap' | 'oidc'
  /** What names the person there for good. */
  subject: string
  username: string
  email: string | null
  /** Whether the address is known to be the person's: only then is an account that has it already theirs. */
  emailVerified: boolean
  firstName: string
  lastName: string
  /** In the words of the directory. */
  groups: readonly string[]
}
