import { z } from 'zod'
import { RapiError } from '../errors'
import { path } from '../path'
import { type Filter, query } from '../query'
import type { Transport } from '../transport'
import { type JobId, jobRow, type RapiJob, toJob } from './jobs'

export type JobsApi = {
  /** Jobs later than `afterId` and those of `ids`, archived or not, by ascending id; every job when given neither. */
  query(options?: { afterId?: JobId; ids?: JobId[] }): Promise<RapiJob[]>
  /** All jobs later than that, the archived ones too: Ganeti reads each of them from its disk, so seldom. */
  withArchived(afterId: JobId): Promise<RapiJob[]>
  /** Rejects with `not_found` for a job that Ganeti no longer has, or never had. */
  get(id: JobId): Promise<RapiJob>
  /** `canceled` false: too late, or no such job; `why` is Ganeti's text. */
  cancel(id: JobId): Promise<{ canceled: boolean; why: string }>
}

export function jobsApi(transport: Transport): JobsApi {
  async function fetch(filter?: Filter): Promise<RapiJob[]> {
    return (await query(transport, 'job', jobRow, filter)).flatMap((row) => toJob(row) ?? [])
  }

  /** Only a filter of nothing but ids reaches archived jobs. */
  async function byIds(ids: readonly JobId[]): Promise<RapiJob[]> {
    return ids.length > 0 ? fetch(anyOf(ids)) : []
  }

  return {
    async query({ afterId, ids } = {}) {
      if (afterId === undefined) return ascending(await (ids ? byIds(ids) : fetch()))
      const wanted = [...new Set(ids)]
      const earlier = wanted.filter((id) => id <= afterId)
      const jobs = await fetch(['|', ['>', 'id', afterId], ...earlier.map((id) => ['=', 'id', id])])
      const found = new Set(jobs.map((job) => job.id))
      return ascending([...jobs, ...(await byIds(wanted.filter((id) => !found.has(id))))])
    },
    async withArchived(afterId) {
      return ascending(
        (await query(transport, 'job', archivedRow, ['>', 'id', afterId])).flatMap((row) => toJob(row) ?? []),
      )
    },
    async get(id) {
      const [job] = await byIds([id])
      if (!job) throw new RapiError('not_found', `there is no job ${id}`)
      return job
    },
    async cancel(id) {
      const answer = z.tuple([z.boolean(), z.string()])
      const [canceled, why] = await transport.write({ method: 'DELETE', path: path([2, 'jobs', id]) }, answer)
      return { canceled, why }
    },
  }
}

/** Who asks for this field is told of archived jobs as well. */
const archivedRow = jobRow.extend({ archived: z.boolean().nullish() })

function anyOf(ids: readonly JobId[]): Filter {
  return ['|', ...ids.map((id) => ['=', 'id', id])]
}

function ascending(jobs: RapiJob[]): RapiJob[] {
  return jobs.toSorted((one, other) => one.id - other.id)
}
