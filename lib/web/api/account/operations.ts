import { z } from 'zod'
import { loadUser } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { none, nothing, type Operation, operation } from '../operation'

const person = z
  .object({ id: z.number().int(), username: z.string(), name: z.string(), email: z.string() })
  .meta({ id: 'Person' })

const read = operation({
  ...{ method: 'GET', path: '/user', id: 'readUser', scope: 'profile', status: 200 },
  summary: 'The person for whom the program acts',
  ...{ params: none, query: none, body: nothing, answer: person },
  run: async ({ actor }) => {
    const found = await loadUser(db, actor.id)
    if (!found) throw notFound()
    return { id: actor.id, username: actor.username, name: actor.name, email: found.email }
  },
})

export const accountOperations: readonly Operation[] = [read]
