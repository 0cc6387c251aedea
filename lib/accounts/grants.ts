import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { PERMISSIONS } from '@/lib/access/permissions'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { forbidden, invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { isAllPowerful, isPowerful, lockGroup } from './group-power'

export const grantSchema = z.object({
  permission: z.enum(PERMISSIONS),
  to: z.union([z.object({ user: z.string() }), z.object({ group: z.string() })]),
  /** Slug; null: on all clusters. */
  cluster: z.string().nullable().default(null),
})
export type GrantInput = z.input<typeof grantSchema>

/** Idempotent. Who is not a superuser grants only what does not lead to managing clusters or users. */
export async function grant(ctx: Ctx, input: GrantInput): Promise<void> {
  await change(ctx, input, 'grant.add', async (tx, where) => {
    if (!(await tx.grant.findFirst({ where }))) await tx.grant.create({ data: where })
  })
}

/** Idempotent. */
export async function revoke(ctx: Ctx, input: GrantInput): Promise<void> {
  await change(ctx, input, 'grant.remove', async (tx, where) => {
    await tx.grant.deleteMany({ where })
  })
}

type Where = { permission: string; userId: number | null; groupId: number | null; clusterId: number | null }

async function change(ctx: Ctx, input: GrantInput, action: string, apply: (tx: Tx, where: Where) => Promise<void>) {
  authorize(ctx, 'manage_users')
  const { permission, to, cluster } = parse(grantSchema, input)
  if (isPowerful(permission) && !isAllPowerful(ctx)) throw forbidden('right_powerful')
  await db.$transaction(async (tx) => {
    const user = 'user' in to ? await tx.user.findUnique({ where: { username: to.user } }) : null
    const group = 'group' in to ? await tx.group.findUnique({ where: { name: to.group } }) : null
    const on = cluster === null ? null : await tx.cluster.findUnique({ where: { slug: cluster } })
    const holder = user ?? (group && (await lockGroup(tx, group.id)))
    if (!holder) throw invalid({ to: { code: 'holder_unknown' } })
    if (cluster !== null && !on) throw notFound()
    const where = { permission, userId: user?.id ?? null, groupId: group?.id ?? null, clusterId: on?.id ?? null }
    await apply(tx, where)
    const detail = { permission, cluster: cluster ?? '*', to: user?.username ?? group?.name ?? '' }
    await record(tx, ctx, { action, target: user ? 'user' : 'group', targetId: holder.id, detail })
  })
}
