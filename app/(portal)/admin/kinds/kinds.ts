import { applications } from './applications'
import { groups } from './groups'
import { keys } from './keys'
import type { Kind } from './kind'
import { notices } from './notices'
import { organizations } from './organizations'
import { pages } from './pages'
import { pending } from './pending'
import { posts } from './posts'
import { programs } from './programs'
import { sessions } from './sessions'
import { tokens } from './tokens'
import { users } from './users'
import { webhooks } from './webhooks'

export const KINDS: readonly Kind[] = [
  users,
  groups,
  organizations,
  keys,
  sessions,
  applications,
  pending,
  notices,
  pages,
  posts,
  programs,
  tokens,
  webhooks,
]

export const kindOf = (name: string): Kind | undefined => KINDS.find((kind) => kind.name === name)
