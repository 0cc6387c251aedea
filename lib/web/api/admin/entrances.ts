import { z } from 'zod'
import { SCOPES } from '@/lib/access/scopes'
import { pageOfSessions } from '@/lib/accounts/list-sessions'
import { endSessionOf } from '@/lib/accounts/sessions'
import { pageOfTokens, readToken, revokeAnyToken, TOKEN_KINDS } from '@/lib/oauth/all-tokens'
import { noAnswer, none, type Operation, operation } from '../operation'
import { resource } from '../resource'
import { time } from '../time'
import { adminList } from './list'

const session = z
  .object({
    id: z.uuid(),
    username: z.string(),
    agent: z.string(),
    address: z.string().nullable(),
    createdAt: time,
    seenAt: time,
    expiresAt: time,
  })
  .meta({ id: 'Session' })

const sessions = adminList({
  path: '/sessions',
  id: 'listSessions',
  summary: 'Who is signed in, and from where',
  item: session,
  sort: 'seenAt',
  dir: 'desc',
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfSessions(ctx, asked)
    const shown = ({ user, createdAt, seenAt, expiresAt, ...row }: (typeof rows)[number]) => ({
      ...row,
      username: user.username,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })
    return { rows: rows.map(shown), total }
  },
})

const endSession = operation({
  method: 'DELETE',
  path: '/sessions/{session}',
  id: 'endSession',
  scope: 'admin',
  status: 204,
  summary: 'Sign somebody out of a browser',
  params: z.object({ session: z.uuid() }),
  query: none,
  body: none,
  answer: noAnswer,
  run: (ctx, { params }) => endSessionOf(ctx, params.session),
})

const token = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    name: z.string().nullable().describe('Of the program, or of the person’s own token'),
    username: z.string(),
    scopes: z.array(z.string()),
    createdAt: time,
    lastUsedAt: time.nullable(),
    expiresAt: time.nullable(),
  })
  .meta({ id: 'Token' })

type Row = Awaited<ReturnType<typeof readToken>>
const shownToken = ({ user, client, name, createdAt, lastUsedAt, expiresAt, ...row }: Row): z.input<typeof token> => ({
  ...row,
  name: client?.name ?? name,
  username: user.username,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
})

const tokens = adminList({
  path: '/tokens',
  id: 'listTokens',
  summary: 'What lets programs act for people; never the tokens themselves',
  item: token,
  sort: 'createdAt',
  dir: 'desc',
  filters: { kind: z.enum(TOKEN_KINDS).optional(), scope: z.enum(SCOPES).optional() },
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfTokens(ctx, asked)
    return { rows: rows.map(shownToken), total }
  },
})

const eachToken = resource({
  path: '/tokens',
  name: 'Token',
  one: 'anyone’s token',
  answer: token,
  read: async (ctx, id) => shownToken(await readToken(ctx, id)),
  remove: revokeAnyToken,
})

/** What lets people and programs in: seen and ended, never made. */
export const entranceOperations: readonly Operation[] = [sessions, endSession, tokens, ...eachToken]
