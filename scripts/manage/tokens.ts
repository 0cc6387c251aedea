import { SCOPES, type Scope } from '@/lib/access/scopes'
import { systemContext } from '@/lib/access/system-context'
import { addTokenFor } from '@/lib/oauth/personal-tokens'
import { read } from './arguments'
import type { Command } from './command'

const options = { name: { type: 'string' }, scope: { type: 'string' }, days: { type: 'string' } } as const

async function create(args: string[]): Promise<void> {
  const { values, words } = read(args, ['USERNAME'], options)
  const [username = ''] = words
  const made = await addTokenFor(systemContext('manage'), username, {
    name: values.name ?? 'made on the command line',
    scopes: (values.scope ?? 'read').split(/[\s,]+/) as Scope[],
    days: Number(values.days ?? 30),
  })
  console.log(made.token)
}

export const tokenCommands: Command[] = [
  {
    name: 'token create',
    args: 'USERNAME [--name N] [--scope S,S] [--days N]',
    help: `prints a personal token; scopes: ${SCOPES.join(', ')}`,
    run: create,
  },
]
