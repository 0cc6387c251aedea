import type { BulkSpec, Outcome, Weighed } from '@/components/admin/spec'
import type { UserCtx } from '@/lib/access/actor'
import { AppError, notFound } from '@/lib/errors/app-error'
import { failure } from '@/lib/web/result'
import type { Bulk, Kind, One } from './kind'

type Asked = { name: string; reason: string; choice: string }
type Refusal = { code: string; values: Record<string, string | number> }

/** Of each act that can be done to many: what a list must know to offer it. */
export async function bulkSpecs(ctx: UserCtx, kind: Kind): Promise<BulkSpec[]> {
  const spec = async (bulk: Bulk): Promise<BulkSpec> => ({
    name: bulk.name,
    danger: bulk.danger ?? false,
    asksReason: bulk.asksReason ?? false,
    ...(bulk.of === 'any' ? { options: await bulk.options(ctx) } : {}),
  })
  return Promise.all((kind.bulk ?? []).map(spec))
}

/** To how many of these it would be done, what goes with them, and why not to the others. */
export async function weigh(ctx: UserCtx, kind: Kind, ids: string[], name: string): Promise<Weighed> {
  const bulk = bulkOf(kind, name)
  const weighed: Weighed = { would: 0, goes: {}, refusals: [] }
  for (const id of ids) {
    const one = await readOrNull(ctx, kind, id)
    const refusal = one ? refusalOf(bulk, one) : { code: 'not_found', values: {} }
    if (refusal) tally(weighed, refusal)
    else {
      weighed.would += 1
      for (const [what, count] of Object.entries(one?.goes ?? {}))
        weighed.goes[what] = (weighed.goes[what] ?? 0) + count
    }
  }
  return weighed
}

/** One after the other, each decided and recorded by itself; one that is refused does not hold up the others. */
export async function actOnMany(ctx: UserCtx, kind: Kind, ids: string[], asked: Asked): Promise<Outcome[]> {
  const bulk = bulkOf(kind, asked.name)
  const outcomes: Outcome[] = []
  for (const id of ids) {
    const one = await readOrNull(ctx, kind, id)
    const refused = one ? (refusalOf(bulk, one) ?? (await attempt(ctx, kind, id, one, bulk, asked))) : null
    outcomes.push({ id, title: one?.title ?? null, refused: one ? refused : { code: 'not_found', values: {} } })
  }
  return outcomes
}

function bulkOf(kind: Kind, name: string): Bulk {
  const bulk = kind.bulk?.find((one) => one.name === name)
  if (!bulk) throw notFound()
  return bulk
}

function refusalOf(bulk: Bulk, { acts, removal }: One): Refusal | null {
  if (bulk.of === 'any') return null
  if (bulk.of === 'removal') return removal ? { code: removal.refusal, values: removal.values ?? {} } : null
  const act = acts?.find(({ name }) => name === bulk.name)
  const code = act ? act.refusal : 'not_in_this_state'
  return code ? { code, values: {} } : null
}

async function attempt(ctx: UserCtx, kind: Kind, id: string, one: One, bulk: Bulk, { reason, choice }: Asked) {
  const run = bulk.of === 'any' ? bulk.run : one.acts?.find(({ name }) => name === bulk.name)?.run
  try {
    if (bulk.of === 'removal') await kind.remove?.(ctx, id)
    else await run?.(ctx, id, reason, choice)
    return null
  } catch (error) {
    const refused = failure(error, ctx.requestId)
    const [field] = Object.values(refused.fields)
    return field ? { code: field.code, values: field.values ?? {} } : { code: refused.reason, values: refused.values }
  }
}

async function readOrNull(ctx: UserCtx, kind: Kind, id: string): Promise<One | null> {
  try {
    return await kind.read(ctx, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

function tally({ refusals }: Weighed, { code, values }: Refusal): void {
  const known = refusals.find((one) => one.code === code)
  if (known) known.count += 1
  else refusals.push({ code, values, count: 1 })
}
