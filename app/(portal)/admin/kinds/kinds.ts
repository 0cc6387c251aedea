import { applications } from './applications'
import { groups } from './groups'
import { keys } from './keys'
import type { Kind } from './kind'
import { notices } from './notices'
import { organizations } from './organizations'
import { pending } from './pending'
import { sessions } from './sessions'
import { users } from './users'

export const KINDS: readonly Kind[] = [users, groups, organizations, keys, sessions, applications, pending, notices]

export const kindOf = (name: string): Kind | undefined => KINDS.find((kind) => kind.name === name)
