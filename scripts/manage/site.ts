import { systemContext } from '@/lib/access/system-context'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { readSettings } from '@/lib/settings/queries'
import { rotateKey } from '@/lib/site/rotate-key'
import { read } from './arguments'
import type { Command } from './command'

async function rotate(): Promise<void> {
  const columns = await rotateKey(systemContext('manage'))
  for (const { table, column, resealed, unopened } of columns)
    console.log(`${table}.${column}\t${resealed} sealed anew\t${unopened} cannot be opened`)
  if (columns.some(({ unopened }) => unopened > 0))
    throw new Error(
      'Some values were sealed with a key that is not in ENCRYPTION_KEYS_OLD: keep it, or enter them anew',
    )
}

export const siteCommands: Command[] = [
  {
    name: 'migrate',
    args: '',
    help: 'brings the database to this version (every start does it too)',
    run: async () => console.log('Up to date'),
  },
  {
    name: 'rotate-key',
    args: '',
    help: 'seals with ENCRYPTION_KEY what those of ENCRYPTION_KEYS_OLD sealed',
    run: rotate,
  },
  {
    name: 'setting list',
    args: '',
    help: '',
    run: async () => {
      for (const [key, value] of Object.entries(await readSettings(db))) console.log(`${key}\t${JSON.stringify(value)}`)
    },
  },
  {
    name: 'setting set',
    args: 'KEY JSON',
    help: '',
    run: async (args) => {
      const [key = '', text = ''] = read(args, ['KEY', 'JSON'], {}).words
      await changeSetting(systemContext('manage'), key, JSON.parse(text))
    },
  },
]
