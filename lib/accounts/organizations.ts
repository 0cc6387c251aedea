import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { differences } from './differences'
import { type OrganizationInput, organizationSchema } from './schema'

export async function addOrganization(ctx: Ctx, input: OrganizationInput): Promise<{ id: number }> {
  authorize(ctx, 'manage_users')
  const data = parse(organizationSchema, input)
  return db.$transaction(async (tx) => {
    await requireFreeTag(tx, data.tag, null)
    const { id } = await tx.organization.create({ data, select: { id: true } })
    const detail = { title: data.title, tag: data.tag }
    await record(tx, ctx, { action: 'organization.create', target: 'organization', targetId: id, detail })
    return { id }
  })
}

/** Another tag is that of instances made from now on; those that are there keep theirs. */
export async function editOrganization(ctx: Ctx, id: number, input: OrganizationInput): Promise<void> {
  authorize(ctx, 'manage_users')
  const data = parse(organizationSchema, input)
  await db.$transaction(async (tx) => {
    const detail = differences(await lock(tx, id), data)
    if (Object.keys(detail).length === 0) return
    await requireFreeTag(tx, data.tag, id)
    await tx.organization.update({ where: { id }, data })
    await record(tx, ctx, { action: 'organization.change', target: 'organization', targetId: id, detail })
  })
}

/** Its people and applications stay, without an organisation; instances keep their tag. */
export async function deleteOrganization(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const { title, tag } = await lock(tx, id)
    await tx.organization.delete({ where: { id } })
    const detail = { title, tag }
    await record(tx, ctx, { action: 'organization.delete', target: 'organization', targetId: id, detail })
  })
}

async function lock(tx: Tx, id: number) {
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE id = ${id} FOR UPDATE`
  const organization = await tx.organization.findUnique({ where: { id } })
  if (!organization) throw notFound()
  return organization
}

async function requireFreeTag(tx: Tx, tag: string | null, but: number | null) {
  const taken = tag === null ? null : await tx.organization.findUnique({ where: { tag }, select: { id: true } })
  if (taken && taken.id !== but) throw invalid({ tag: { code: 'organization_tag_taken' } })
}
