import type { OAuthActor, UserActor } from './actor'
import type { Scope } from './scopes'

/** The program as it acts for the person: what its scopes do not name, it has not. */
export function programActor(user: UserActor, scopes: readonly Scope[], program: string): OAuthActor {
  const whole = scopes.includes('admin')
  return {
    ...user,
    kind: 'oauth',
    isSuperuser: whole && user.isSuperuser,
    rights: whole ? user.rights : [],
    scopes,
    program,
  }
}
