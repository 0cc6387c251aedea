import { systemContext } from '@/lib/access/system-context'
import { db } from '@/lib/db/client'
import { changeSetting } from '@/lib/settings/change-setting'
import { readSettings } from '@/lib/settings/queries'
import { read } from './arguments'
import type { Command } from './command'

export const siteCommands: Command[] = [
  {
    name: 'migrate',
    args: '',
    help: 'brings the database to this version (every start does it too)',
    run: async () => console.log('Up to date'),
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
