import { z } from 'zod'
import { pageOfOrganizations, readOrganization } from '@/lib/accounts/list-organizations'
import { addOrganization, deleteOrganization, editOrganization } from '@/lib/accounts/organizations'
import { organizationSchema } from '@/lib/accounts/schema'
import type { Operation } from '../operation'
import { resource } from '../resource'
import { adminList } from './list'

const id = z.number().int()
const organization = z
  .object({
    id,
    title: z.string(),
    website: z.string(),
    email: z.string(),
    phone: z.string(),
    tag: z.string().nullable(),
    users: id,
  })
  .meta({ id: 'Organization' })

type Shown = z.input<typeof organization>
type Row = Omit<Shown, 'users'> & { _count: { users: number } }
const shown = ({ _count, ...row }: Row): Shown => ({ ...row, users: _count.users })

const list = adminList({
  path: '/organizations',
  id: 'listOrganizations',
  summary: 'Organisations',
  item: organization,
  sort: 'title',
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfOrganizations(ctx, asked)
    return { rows: rows.map(shown), total }
  },
})

const each = resource({
  path: '/organizations',
  name: 'Organization',
  one: 'an organisation',
  about: 'Its people stay when it is deleted.',
  answer: organization,
  read: async (ctx, asked) => shown(await readOrganization(ctx, asked)),
  writes: { body: organizationSchema, add: addOrganization, edit: editOrganization },
  remove: deleteOrganization,
})

export const organizationOperations: readonly Operation[] = [list, ...each]
