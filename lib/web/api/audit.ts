import { z } from 'zod'
import type { Scope } from '@/lib/access/scopes'
import { listAudit } from '@/lib/audit/list'
import { auditFiltersSchema } from '@/lib/audit/list-schema'
import type { Reading } from '@/lib/audit/scope'
import { none, nothing, type Operation, operation } from './operation'
import { page, pageOf, pageQuery, skipOf } from './paging'
import { time } from './time'

const count = z.number().int()

const entry = z
  .object({
    id: count,
    at: time,
    actorKind: z.string(),
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    subject: z.string(),
    cluster: z.string().nullable(),
    instance: z.string().nullable(),
    jobId: count.nullable(),
    allowed: z.boolean(),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' })

type Declared = { reading: Reading; path: string; id: string; scope: Scope; summary: string }

const listOf = ({ reading, ...declared }: Declared): Operation =>
  operation({
    ...declared,
    method: 'GET',
    status: 200,
    params: none,
    body: nothing,
    answer: pageOf(entry),
    description: 'Filters are those of the page; the days of `from` and `to` are those of UTC.',
    query: z.object({ q: z.string().max(200).default(''), ...auditFiltersSchema.shape, ...pageQuery }),
    run: async (ctx, { query }) => {
      const asked = { reading, q: query.q, filters: auditFiltersSchema.parse(query), timeZone: 'UTC' }
      const { rows, total } = await listAudit(ctx, { ...asked, skip: skipOf(query), take: query.limit })
      return page(rows, total, query)
    },
  })

export const auditOperations: readonly Operation[] = [
  listOf({
    reading: 'log',
    path: '/audit',
    id: 'listAudit',
    scope: 'admin',
    summary: 'The audit log, the newest first',
  }),
  listOf({
    reading: 'own',
    path: '/history',
    id: 'listHistory',
    scope: 'read',
    summary: 'What concerns the person and their instances, the newest first',
  }),
]
