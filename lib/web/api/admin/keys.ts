import { z } from 'zod'
import { addKeysFor, addKeysSchema, deleteKey, editKey, keyCommentSchema } from '@/lib/accounts/keep-ssh-keys'
import { pageOfKeys, readKey } from '@/lib/accounts/list-ssh-keys'
import { noAnswer, none, type Operation, operation } from '../operation'
import { resource } from '../resource'
import { time } from '../time'
import { adminList } from './list'

const key = z
  .object({
    id: z.number().int(),
    username: z.string(),
    type: z.string(),
    fingerprint: z.string(),
    comment: z.string(),
    createdAt: time,
  })
  .meta({ id: 'SshKey' })

type Row = Awaited<ReturnType<typeof readKey>>
const shown = ({ user, createdAt, ...row }: Row): z.input<typeof key> => ({
  ...row,
  username: user.username,
  createdAt: createdAt.toISOString(),
})

const list = adminList({
  path: '/ssh-keys',
  id: 'listAllSshKeys',
  summary: 'Everybody’s SSH keys',
  item: key,
  sort: 'username',
  filters: { type: z.enum(['ed25519', 'ecdsa', 'rsa']).optional() },
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfKeys(ctx, asked)
    return { rows: rows.map(shown), total }
  },
})

const add = operation({
  method: 'POST',
  path: '/ssh-keys',
  id: 'addSshKeysFor',
  scope: 'admin',
  status: 204,
  summary: 'Add SSH keys to an account, one a line: all or none',
  params: none,
  query: none,
  body: addKeysSchema,
  answer: noAnswer,
  run: async (ctx, { sent }) => {
    await addKeysFor(ctx, sent)
  },
})

const each = resource({
  path: '/ssh-keys',
  name: 'SshKey',
  one: 'somebody’s SSH key',
  about: 'Its comment only: the key is what is trusted.',
  answer: key,
  read: async (ctx, id) => shown(await readKey(ctx, id)),
  writes: { body: keyCommentSchema, edit: editKey },
  remove: deleteKey,
})

export const keyOperations: readonly Operation[] = [list, add, ...each]
