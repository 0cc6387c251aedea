'use server'

import { cancelJob } from '@/lib/jobs/cancel'
import type { JobLookup } from '@/lib/jobs/list-schema'
import { lookUpJobs } from '@/lib/jobs/look-up'
import type { JobPlace } from '@/lib/jobs/read'
import { perform, performAt } from '@/lib/web/action'

export async function findInJobs(what: JobLookup, text: string) {
  return perform((ctx) => lookUpJobs(ctx, { what, text }))
}

export async function cancel(place: JobPlace) {
  return performAt('/admin/jobs', (ctx) => cancelJob(ctx, place))
}
