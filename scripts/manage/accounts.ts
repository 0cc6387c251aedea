import { PERMISSIONS, type Permission } from '@/lib/access/permissions'
import { systemContext } from '@/lib/access/system-context'
import { createUser } from '@/lib/accounts/create-user'
import { removeFactors } from '@/lib/accounts/factors/remove-factors'
import { grant, revoke } from '@/lib/accounts/grants'
import { addMember, createGroup, removeMember } from '@/lib/accounts/groups'
import { idOfUser } from '@/lib/accounts/queries'
import { activateUser, deactivateUser } from '@/lib/accounts/set-active'
import { setPassword } from '@/lib/accounts/set-password'
import { read } from './arguments'
import type { Command } from './command'
import { ask, askPassword } from './prompt'

const profile = {
  email: { type: 'string' },
  'first-name': { type: 'string' },
  'last-name': { type: 'string' },
  language: { type: 'string' },
} as const

async function create(args: string[], isSuperuser: boolean): Promise<void> {
  const { values, words } = read(args, ['USERNAME?'], profile)
  const username = words[0] ?? (await ask('User name'))
  const email = values.email ?? (await ask('E-mail'))
  const password = await askPassword('Password')
  const { id } = await createUser(systemContext('manage'), {
    username,
    email,
    password,
    isSuperuser,
    firstName: values['first-name'] ?? '',
    lastName: values['last-name'] ?? '',
    locale: values.language === 'el' || values.language === 'en' ? values.language : null,
  })
  console.log(`Created ${isSuperuser ? 'superuser' : 'user'} ${username} (${id})`)
}

const holder = { group: { type: 'boolean' }, cluster: { type: 'string' } } as const

function change(verb: typeof grant): Command['run'] {
  return async (args) => {
    const { values, words } = read(args, ['NAME', 'PERMISSION'], holder)
    const [name = '', permission = ''] = words
    const to = values.group ? { group: name } : { user: name }
    await verb(systemContext('manage'), { permission: permission as Permission, to, cluster: values.cluster ?? null })
  }
}

const member = (verb: typeof addMember): Command['run'] => {
  return async (args) => {
    const [group = '', username = ''] = read(args, ['GROUP', 'USERNAME'], {}).words
    await verb(systemContext('manage'), group, username)
  }
}

function activity(verb: typeof activateUser): Command['run'] {
  return async (args) => {
    const [username = ''] = read(args, ['USERNAME'], {}).words
    const ctx = systemContext('manage')
    await verb(ctx, await idOfUser(ctx, username))
  }
}

const OPTIONS = '[--email E] [--first-name N] [--last-name N] [--language en|el]'

export const accountCommands: Command[] = [
  {
    name: 'createsuperuser',
    args: `[USERNAME] ${OPTIONS}`,
    help: 'who may do everything',
    run: (args) => create(args, true),
  },
  {
    name: 'user create',
    args: `[USERNAME] ${OPTIONS}`,
    help: 'the password is asked for, or read from stdin',
    run: (args) => create(args, false),
  },
  {
    name: 'user passwd',
    args: 'USERNAME',
    help: 'ends all sessions of that user',
    run: async (args) => {
      const [username = ''] = read(args, ['USERNAME'], {}).words
      await setPassword(systemContext('manage'), username, await askPassword('Password'))
    },
  },
  {
    name: 'user deactivate',
    args: 'USERNAME',
    help: 'signs out at once; what the user owns stays',
    run: activity(deactivateUser),
  },
  {
    name: 'user reset-factors',
    args: 'USERNAME',
    help: 'takes away the second factors of who has lost them',
    run: activity(removeFactors),
  },
  { name: 'user activate', args: 'USERNAME', help: '', run: activity(activateUser) },
  {
    name: 'group create',
    args: 'GROUP',
    help: '',
    run: async (args) => {
      await createGroup(systemContext('manage'), read(args, ['GROUP'], {}).words[0] ?? '')
    },
  },
  { name: 'group add', args: 'GROUP USERNAME', help: '', run: member(addMember) },
  { name: 'group remove', args: 'GROUP USERNAME', help: '', run: member(removeMember) },
  {
    name: 'grant',
    args: 'NAME PERMISSION [--group] [--cluster SLUG]',
    help: PERMISSIONS.join(', '),
    run: change(grant),
  },
  { name: 'revoke', args: 'NAME PERMISSION [--group] [--cluster SLUG]', help: '', run: change(revoke) },
]
