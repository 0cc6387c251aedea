import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { may, requireOwner } from '@/lib/access/authorize'
import { failureOf } from '@/lib/clusters/failure'
import { rapiFor } from '@/lib/clusters/rapi'
import { db } from '@/lib/db/client'
import { AppError, invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import type { Rapi } from '@/lib/rapi/client'
import { RapiError } from '@/lib/rapi/errors'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import { checkPlan } from './plan'
import { reviewableBy } from './policy'
import { preparePayload } from './prepare-payload'
import { type PlanInput, planSchema } from './schema'

export type Fit =
  | { fits: true; nodes: string[]; at: string }
  /** `code` is a word under `fit` in the locales; `text` is Ganeti's own. */
  | { fits: false; code: string; text: string; at: string }

const DEADLINE_MS = 20_000
const LOOK_EVERY_MS = 250
const ENDED = ['success', 'error', 'canceled']

/** Asks Ganeti by a dry run whether and where the plan would fit. Makes nothing. */
export async function checkFit(ctx: Ctx, id: number, input: PlanInput): Promise<Fit> {
  const { actor } = requireOwner(ctx, 'admin')
  const application = await db.application.findFirst({
    where: { AND: [{ id, kind: 'create' }, reviewableBy(actor)] },
    include: { network: true, applicant: true },
  })
  if (!application) throw notFound()
  const plan = parse(planSchema, input)
  if (!may(actor, 'review_applications', plan.clusterId)) throw invalid({ clusterId: { code: 'cluster_not_offered' } })
  const checked = await checkPlan(db, plan)
  const cluster = await db.cluster.findUniqueOrThrow({ where: { id: plan.clusterId } })
  const payload = await preparePayload(db, checked, application)
  try {
    const jobId = await rapiFor(cluster, 'write').instances.create(payload, {
      reason: `ganetimgr: check fit by ${actor.username}`,
      dryRun: true,
    })
    return await answerOf(await wait(rapiFor(cluster, 'read'), jobId), cluster.id)
  } catch (error) {
    if (error instanceof RapiError && error.kind === 'rejected')
      return refusal('rejected', error.explain ?? error.message)
    if (!(error instanceof RapiError)) throw error
    throw new AppError('cluster_unavailable', 'cluster_unavailable', {
      cluster: cluster.slug,
      why: failureOf(error).health,
    })
  }
}

async function wait(rapi: Rapi, jobId: number): Promise<RapiJob> {
  const deadline = Date.now() + DEADLINE_MS
  for (;;) {
    const job = await rapi.jobs.get(jobId)
    if (ENDED.includes(job.status)) return job
    if (Date.now() > deadline) throw new RapiError('timeout', 'the dry run did not end in time')
    await delay(LOOK_EVERY_MS)
  }
}

async function answerOf(job: RapiJob, clusterId: number): Promise<Fit> {
  if (job.status !== 'success') return refusal(job.error?.code ?? job.status, job.error?.text ?? '')
  const chosen = z.array(z.array(z.string())).safeParse(job.result).data?.flat() ?? []
  // Ganeti 3.0 names the nodes of a dry run by UUID.
  const nodes = await db.node.findMany({
    where: { clusterId, OR: [{ uuid: { in: chosen } }, { name: { in: chosen } }] },
  })
  const nameOf = (node: string) => nodes.find(({ uuid, name }) => uuid === node || name === node)?.name ?? node
  return { fits: true, nodes: chosen.map(nameOf), at: new Date().toISOString() }
}

/** The allocator counts per node why it refused: FailMem, FailDisk, FailCPU, FailN1. */
function refusal(code: string, text: string): Fit {
  const reasons = [
    ['FailMem', 'memory'],
    ['FailDisk', 'disk'],
    ['FailCPU', 'vcpus'],
    ['FailN1', 'n1'],
    ['FailTags', 'tags'],
  ] as const
  const found = reasons.find(([word]) => text.includes(word))
  return { fits: false, code: found?.[1] ?? code, text, at: new Date().toISOString() }
}
