import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { type Bounds, policyBounds } from '@/lib/clusters/instance-policy'
import { type Room, roomOf } from '@/lib/clusters/room'
import type { Db } from '@/lib/db/client'
import type { Instance } from '@/lib/db/generated/client'
import type { NetworkChoice } from '@/lib/networks/choices'
import { networksOffered } from '@/lib/networks/offered'
import { readSettings } from '@/lib/settings/queries'
import type { Settings } from '@/lib/settings/schema'
import { nicsOf } from './nics'

/** How far an owner may go without asking; sizes in MiB. What an instance has already is never beyond. */
export type ResizeLimits = {
  allowed: boolean
  vcpus: number
  memory: number
  disk: number
  disksTotal: number
  disks: number
  nics: number
}

export type ResizeRoom = {
  bounds: Bounds | null
  /** Null: none but the policy. */
  limits: ResizeLimits | null
  networks: NetworkChoice[]
  usesGntNetwork: boolean
  /** Of the node group. */
  nodes: Room
}

/** What limits a new size of the instance, for this person: the cluster's policy, the site's limits, the networks. */
export async function readResizeRoom(db: Db, actor: Actor, instance: Instance): Promise<ResizeRoom> {
  const { clusterId, nodeGroup } = instance
  const cluster = await db.cluster.findUniqueOrThrow({
    where: { id: clusterId },
    include: { state: { select: { info: true } }, nodes: true },
  })
  const present = nicsOf(instance)
  return {
    bounds: policyBounds(cluster.state?.info),
    limits: may(actor, 'review_applications', clusterId) ? null : limitsFor(await readSettings(db), instance),
    networks: await networksOffered(db, actor, { clusterId, nodeGroup, present }),
    usesGntNetwork: cluster.usesGntNetwork,
    nodes: roomOf(cluster.nodes.filter((node) => node.group === nodeGroup && !node.offline && !node.drained)),
  }
}

const GIB = 1024

function limitsFor(settings: Settings, instance: Instance): ResizeLimits {
  const { vcpus, memory, diskSizes, diskTotal } = instance
  return {
    allowed: settings.ownersResize,
    vcpus: Math.max(settings.maxVcpus, vcpus),
    memory: Math.max(...settings.memoryChoices, memory),
    disk: settings.maxDisk * GIB,
    disksTotal: Math.max(settings.maxDisksTotal * GIB, diskTotal),
    disks: Math.max(settings.maxDisks, diskSizes.length),
    nics: Math.max(settings.maxNics, nicsOf(instance).length),
  }
}
