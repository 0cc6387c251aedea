import type { Ctx } from '@/lib/access/actor'
import { AppError } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { isUnavailable, UNAVAILABLE } from '@/lib/errors/unavailable'
import { log } from '@/lib/log/log'
import { type BulkAct, bulkSchema, idsSchema } from './bulk-schema'
import { inParallel } from './in-parallel'
import { lockInstance, unlockInstance } from './lock'
import { type InstanceAct, refusalOf } from './policy'
import { rebootInstance, shutDownInstance, startInstance } from './power'
import { standingOf } from './standing'
import { type Place, readSubjects, type Subject } from './subject'
import { foreignTags, setTags } from './tags'

type Input = { reason: string; tag: string }
type Verb = (ctx: Ctx, place: Place, subject: Subject, input: Input) => Promise<unknown>

const verbs: Record<BulkAct, { policy: InstanceAct; verb: Verb }> = {
  startup: { policy: 'startup', verb: startInstance },
  shutdown: { policy: 'shutdown', verb: (ctx, place) => shutDownInstance(ctx, place, {}) },
  reboot: { policy: 'reboot', verb: (ctx, place) => rebootInstance(ctx, place, {}) },
  lock: { policy: 'lock', verb: (ctx, place, _, { reason }) => lockInstance(ctx, place, { reason }) },
  unlock: { policy: 'unlock', verb: unlockInstance },
  tag: {
    policy: 'tags',
    verb: (ctx, place, { tags }, { tag }) => setTags(ctx, place, { tags: [...new Set([...foreignTags(tags), tag])] }),
  },
}

/** For one act: on how many it would be done, and why not on the others (codes under `errors`). */
export type Weight = { would: number; refusals: Record<string, number> }

/** What each act would do to these instances now. Those that may not be seen are counted as not found. */
export async function weighActs(ctx: Ctx, input: unknown): Promise<Record<BulkAct, Weight>> {
  const ids = parse(idsSchema, input)
  const subjects = await readSubjects(ctx.actor, ids)
  const missing = new Set(ids).size - subjects.length
  const weigh = (act: BulkAct): Weight => {
    const codes = subjects.map((one) => refusalOf(verbs[act].policy, standingOf(ctx.actor, one), one.now))
    const refusals: Record<string, number> = missing > 0 ? { not_found: missing } : {}
    for (const code of codes) if (code) refusals[code] = (refusals[code] ?? 0) + 1
    return { would: codes.filter((code) => code === null).length, refusals }
  }
  return {
    startup: weigh('startup'),
    shutdown: weigh('shutdown'),
    reboot: weigh('reboot'),
    lock: weigh('lock'),
    unlock: weigh('unlock'),
    tag: weigh('tag'),
  }
}

type Refused = { code: string; values: Record<string, string | number> }
/** `refused` is null where Ganeti was asked. */
export type Outcome = { id: number; name: string | null; cluster: string | null; refused: Refused | null }

/**
 * Asks for one act on each of these, a few at once on each cluster. One that is refused does not hold up the others: each is
 * decided, written and audited by itself, as if it alone had been asked for.
 */
export async function actOnMany(ctx: Ctx, input: unknown): Promise<Outcome[]> {
  const { ids, act, ...rest } = parse(bulkSchema, input)
  const subjects = await readSubjects(ctx.actor, ids)
  const seen = new Set(subjects.map(({ id }) => id))
  const missing = [...new Set(ids)].filter((id) => !seen.has(id))
  const outcomes = await inParallel(
    subjects,
    ({ clusterId }) => clusterId,
    async (subject): Promise<Outcome> => {
      const place = { cluster: subject.cluster.slug, name: subject.name }
      const refused = await refusalIn(verbs[act].verb(ctx, place, subject, rest), ctx)
      return { id: subject.id, ...place, refused }
    },
  )
  const gone = missing.map((id) => ({ id, name: null, cluster: null, refused: { code: 'not_found', values: {} } }))
  return [...outcomes, ...gone]
}

async function refusalIn(work: Promise<unknown>, { requestId }: Ctx): Promise<Refused | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof AppError) return { code: error.reason, values: error.values }
    log.error({ err: error, requestId }, 'one of many acts failed')
    return isUnavailable(error) ? { code: UNAVAILABLE, values: {} } : { code: 'internal', values: { id: requestId } }
  }
}
