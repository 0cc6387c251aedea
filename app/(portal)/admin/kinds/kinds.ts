import { groups } from './groups'
import type { Kind } from './kind'
import { organizations } from './organizations'
import { users } from './users'

export const KINDS: readonly Kind[] = [users, groups, organizations]

export const kindOf = (name: string): Kind | undefined => KINDS.find((kind) => kind.name === name)
