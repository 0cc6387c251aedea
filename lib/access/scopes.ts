/** What a program may be allowed to do for a person. `read` is the one that ganetimgr's guide names. */
export const SCOPES = [
  'read',
  'profile',
  'profile:write',
  'instances:read',
  'instances:write',
  'applications:write',
  'admin',
] as const

export type Scope = (typeof SCOPES)[number]

export const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text)

const IMPLIED: Partial<Record<Scope, readonly Scope[]>> = {
  read: ['profile', 'instances:read'],
  'profile:write': ['profile'],
}

/** Whether one of the scopes that were given allows what the asked one names. */
export const covers = (given: readonly Scope[], asked: Scope): boolean =>
  given.some((scope) => scope === asked || IMPLIED[scope]?.includes(asked))
