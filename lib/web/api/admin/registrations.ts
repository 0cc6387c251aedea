import { z } from 'zod'
import { approveRegistration, rejectRegistration } from '@/lib/accounts/decide-registration'
import { listRegistrations } from '@/lib/accounts/registrations'
import { rejectionSchema } from '@/lib/accounts/schema'
import { rowId } from '../ids'
import { noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'

const id = z.number().int()
const registration = z
  .object({
    id,
    username: z.string(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    organization: z.string().nullable(),
    locale: z.string().nullable(),
    address: z.string().nullable(),
    createdAt: time,
    verifiedAt: time.nullable(),
  })
  .meta({ id: 'Registration' })

const shared = { scope: 'admin', query: none } as const
const one = { ...shared, method: 'POST', params: z.object({ registration: rowId }) } as const

const list = operation({
  ...shared,
  method: 'GET',
  path: '/registrations',
  id: 'listRegistrations',
  status: 200,
  summary: 'Who asks for an account, the longest waiting first',
  params: none,
  body: nothing,
  answer: z.object({ items: z.array(registration) }),
  run: async (ctx) => ({
    items: (await listRegistrations(ctx)).map(({ organization, createdAt, verifiedAt, ...row }) => ({
      ...row,
      organization: organization?.title ?? null,
      createdAt: createdAt.toISOString(),
      verifiedAt: verifiedAt?.toISOString() ?? null,
    })),
  }),
})

const approve = operation({
  ...one,
  path: '/registrations/{registration}/approve',
  id: 'approveRegistration',
  status: 201,
  summary: 'Make the account',
  body: none,
  answer: z.object({ userId: id }),
  location: ({ userId }) => `/users/${userId}`,
  run: (ctx, { params }) => approveRegistration(ctx, params.registration),
})

const reject = operation({
  ...one,
  path: '/registrations/{registration}/reject',
  id: 'rejectRegistration',
  status: 204,
  summary: 'Make none; the reason goes to who asked',
  body: rejectionSchema.omit({ id: true }),
  answer: noAnswer,
  run: (ctx, { params, sent }) => rejectRegistration(ctx, { ...sent, id: params.registration }),
})

export const registrationOperations: readonly Operation[] = [list, approve, reject]
