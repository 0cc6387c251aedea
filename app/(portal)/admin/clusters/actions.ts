'use server'

import { z } from 'zod'
import { checkConnection } from '@/lib/clusters/check-connection'
import { checkStored } from '@/lib/clusters/check-stored'
import { endMaintenance, setMaintenance } from '@/lib/clusters/maintenance'
import { removeCluster } from '@/lib/clusters/remove-cluster'
import { addAnsweringCluster, editAnsweringCluster } from '@/lib/clusters/save-answering'
import type { ClusterInput, ConnectionInput, MaintenanceInput } from '@/lib/clusters/schema'
import { setClusterDisabled } from '@/lib/clusters/set-disabled'
import { parse } from '@/lib/errors/parse'
import { saveQueries } from '@/lib/graphs/save-queries'
import type { Queries } from '@/lib/graphs/schema'
import { setGroupLock } from '@/lib/nodes/lock-group'
import type { GroupAct, NodePlace } from '@/lib/nodes/schema'
import { perform } from '@/lib/web/action'

const id = z.number().int()

export async function add(input: ClusterInput) {
  return perform((ctx) => addAnsweringCluster(ctx, input))
}

export async function edit(clusterId: number, input: ClusterInput) {
  return perform((ctx) => editAnsweringCluster(ctx, parse(id, clusterId), input))
}

/** A connection as it stands in the form of a cluster that is added. */
export async function checkNew(input: ConnectionInput) {
  return perform((ctx) => checkConnection(ctx, input))
}

export async function checkEdited(clusterId: number, input: ConnectionInput) {
  return perform((ctx) => checkConnection(ctx, input, parse(id, clusterId)))
}

export async function checkAsStored(slug: string) {
  return perform((ctx) => checkStored(ctx, parse(z.string(), slug)))
}

export async function setDisabled(clusterId: number, disabled: boolean) {
  return perform((ctx) => setClusterDisabled(ctx, parse(id, clusterId), parse(z.boolean(), disabled)))
}

export async function remove(clusterId: number) {
  return perform((ctx) => removeCluster(ctx, parse(id, clusterId)))
}

export async function saveMaintenance(clusterId: number, input: MaintenanceInput) {
  return perform((ctx) => setMaintenance(ctx, parse(id, clusterId), input))
}

export async function saveGraphs(clusterId: number, input: Queries) {
  return perform((ctx) => saveQueries(ctx, parse(id, clusterId), input))
}

export async function stopMaintenance(clusterId: number) {
  return perform((ctx) => endMaintenance(ctx, parse(id, clusterId)))
}

export async function lockGroup(place: NodePlace, act: GroupAct) {
  return perform((ctx) => setGroupLock(ctx, place, act))
}
