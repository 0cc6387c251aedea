import type { Ctx } from '@/lib/access/actor'
import { asOwner, may } from '@/lib/access/authorize'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'
import { isOwner } from '@/lib/instances/standing'
import { type Place, readSubject, type Subject } from '@/lib/instances/subject'
import { type Asked, askPrometheus, type Span } from './prometheus'
import { hasGraphs, queriesOf } from './queries'
import { type ChartName, LINES, type SeriesName } from './schema'
import { substitute } from './substitute'

/** Points of a line at most, whatever the time. */
const POINTS = 240
const SHORTEST_STEP_S = 15
const SHORTEST_WINDOW_S = 120

export type ChartLine = { name: SeriesName } & Asked

/** Whether the site has figures at all, and this person may see those of this instance (spec 3.2): owners, and who may see all. */
export async function mayGraph(ctx: Ctx, place: Place): Promise<boolean> {
  if (!hasGraphs() && config().collectdUrl === undefined) return false
  return (await maySee(ctx, place)).allowed
}

/** Whether one may see its figures, and its name as the mirror has it. Throws `not_found`. */
export async function maySee(ctx: Ctx, place: Place): Promise<{ allowed: boolean; name: string }> {
  const subject = await readSubject(db, ctx.actor, place)
  return { allowed: allowed(ctx, subject), name: subject.name }
}

/** Whether the site has figures, and this person may see those of every instance on a cluster. */
export const mayGraphAll = ({ actor }: Ctx, clusterId: number): boolean =>
  hasGraphs() && may(actor, 'view_all_graphs', clusterId)

function allowed({ actor }: Ctx, { owners, clusterId }: Subject): boolean {
  const person = asOwner(actor, 'instances:read')
  const owner = person !== null && owners.some((one) => isOwner(person, one))
  return owner || may(actor, 'view_all_graphs', clusterId)
}

/** The lines of one chart, asked of Prometheus now; each may fail by itself. Throws `not_found` and `forbidden`. */
export async function readChart(ctx: Ctx, place: Place, chart: ChartName, time: Omit<Span, 'step'>) {
  const subject = await readSubject(db, ctx.actor, place)
  const { prometheusUrl } = config()
  if (!allowed(ctx, subject) || prometheusUrl === undefined) throw forbidden()
  const span = { ...time, step: Math.max(SHORTEST_STEP_S, Math.ceil((time.until - time.from) / POINTS)) }
  const queries = await queriesOf(db, subject.clusterId)
  const names = {
    instance: subject.name,
    cluster: subject.cluster.slug,
    node: subject.primaryNode ?? '',
    uuid: subject.uuid,
    windowS: Math.max(SHORTEST_WINDOW_S, span.step * 2),
  }
  const lines = LINES[chart].map(async (name): Promise<ChartLine> => {
    return { name, ...(await askPrometheus(prometheusUrl, substitute(queries[name], names), span)) }
  })
  return { span, lines: await Promise.all(lines) }
}
