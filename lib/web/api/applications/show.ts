import type { z } from 'zod'
import { fullName } from '@/lib/accounts/queries'
import { type ApplicationRow, readApplication } from '@/lib/applications/queries'
import { isStatus } from '@/lib/applications/state'
import type { ApiCtx } from '../operation'
import type { application, applicationSummary } from './shapes'

export async function showApplication(ctx: ApiCtx, id: number): Promise<z.input<typeof application>> {
  const { filedAt, updatedAt, applicant, cluster, reviewer, act, events, ...found } = await readApplication(ctx, id)
  return {
    ...found,
    applicant: fullName(applicant),
    cluster: cluster?.slug ?? null,
    reviewer: reviewer && fullName(reviewer),
    act: act?.id ?? null,
    events: events.map(({ at, kind, actor, note }) => ({ at: at.toISOString(), kind, actor, note })),
    filedAt: filedAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

export const summaryOf = ({
  status,
  filedAt,
  updatedAt,
  ...row
}: ApplicationRow): z.input<typeof applicationSummary> => ({
  ...row,
  status: isStatus(status) ? status : 'pending',
  filedAt: filedAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})
