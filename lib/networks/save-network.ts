import type { Ctx } from '@/lib/access/actor'
import { authorize, requireAnywhere } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { type NetworkInput, networkSchema } from './schema'

export async function addNetwork(ctx: Ctx, input: NetworkInput): Promise<{ id: number }> {
  requireAnywhere(ctx, 'manage_clusters')
  const { groupIds, ...data } = parse(networkSchema, input)
  authorize(ctx, 'manage_clusters', data.clusterId)
  return db.$transaction(async (tx) => {
    await check(tx, data, groupIds, null)
    const network = await tx.network.create({
      data: { ...data, ipv6Prefix: data.ipv6Prefix || null, groups: { connect: groupIds.map((id) => ({ id })) } },
    })
    await record(tx, ctx, {
      action: 'network.add',
      target: 'network',
      targetId: network.id,
      detail: { ...data, groupIds },
    })
    await publish(tx, { kind: 'cluster', clusterId: data.clusterId })
    return { id: network.id }
  })
}

export async function editNetwork(ctx: Ctx, id: number, input: NetworkInput): Promise<void> {
  requireAnywhere(ctx, 'manage_clusters')
  const { groupIds, ...data } = parse(networkSchema, input)
  authorize(ctx, 'manage_clusters', data.clusterId)
  await db.$transaction(async (tx) => {
    const before = await tx.network.findUnique({ where: { id }, include: { groups: true } })
    if (!before) throw notFound()
    authorize(ctx, 'manage_clusters', before.clusterId)
    await check(tx, data, groupIds, id)
    await tx.network.update({
      where: { id },
      data: {
        ...data,
        ipv6Prefix: data.ipv6Prefix || null,
        groups: { set: groupIds.map((groupId) => ({ id: groupId })) },
      },
    })
    const from = { ...before, groups: undefined, groupIds: before.groups.map((group) => group.id) }
    await record(tx, ctx, {
      action: 'network.edit',
      target: 'network',
      targetId: id,
      detail: { from, to: { ...data, groupIds } },
    })
    await publish(tx, { kind: 'cluster', clusterId: data.clusterId })
  })
}

export async function removeNetwork(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const network = await tx.network.findUnique({ where: { id } })
    if (!network) throw notFound()
    authorize(ctx, 'manage_clusters', network.clusterId)
    await tx.network.delete({ where: { id } })
    const { description, link, mode } = network
    await record(tx, ctx, {
      action: 'network.remove',
      target: 'network',
      targetId: id,
      detail: { description, link, mode },
    })
    await publish(tx, { kind: 'cluster', clusterId: network.clusterId })
  })
}

/** One default a cluster: a new one takes the place of the old. */
async function check(
  tx: Tx,
  data: { clusterId: number; mode: string; link: string; isDefault: boolean },
  groupIds: number[],
  id: number | null,
) {
  const { clusterId, mode, link, isDefault } = data
  if (!(await tx.cluster.findUnique({ where: { id: clusterId } }))) throw invalid({ clusterId: { code: 'required' } })
  if ((await tx.group.count({ where: { id: { in: groupIds } } })) !== new Set(groupIds).size)
    throw invalid({ groupIds: { code: 'invalid_value' } })
  const twin = await tx.network.findUnique({ where: { clusterId_mode_link: { clusterId, mode, link } } })
  if (twin && twin.id !== id) throw invalid({ link: { code: 'network_taken' } })
  if (isDefault) await tx.network.updateMany({ where: { clusterId, isDefault: true }, data: { isDefault: false } })
}
