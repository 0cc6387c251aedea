import type { Ctx } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { offeredSystems } from '@/lib/images/systems'
import { type ClusterPlacement, placements } from './placement'
import { type ApplicationView, belongings, readApplication } from './queries'
import type { Plan } from './schema'

/** One application as its reviewer decides on it: the wish, what can be chosen, and the plan to begin with. */
export async function reviewData(ctx: Ctx, id: number) {
  const application = await readApplication(ctx, id)
  if (!application.staff || application.kind !== 'create') throw notFound()
  const [clusters, systems, organizations, owns] = await Promise.all([
    placements(db, scopeOf(ctx.actor, 'review_applications')),
    offeredSystems(db),
    db.organization.findMany({ select: { id: true, title: true }, orderBy: { title: 'asc' } }),
    belongings(ctx, application.applicantId),
  ])
  return {
    application,
    clusters,
    systems,
    organizations,
    owns,
    initial: application.plan ?? firstPlan(application, clusters),
  }
}

export type ReviewData = Awaited<ReturnType<typeof reviewData>>

/** The wish, on the cluster and network that it names, or else on the first that has room. */
function firstPlan(application: ApplicationView, clusters: readonly ClusterPlacement[]): Plan {
  const { hostname, memory, vcpus, disk, os, mailServer, organizationId, network: wish } = application
  const writable = clusters.filter((cluster) => cluster.access !== 'read')
  const cluster = writable.find((candidate) => candidate.id === wish?.clusterId) ?? writable[0]
  const wished = (choice: { mode: string; link: string }) => choice.mode === wish?.mode && choice.link === wish.link
  const having = (kind: string) =>
    cluster?.groups.find(({ networks }) => networks.some((choice) => choice.kind === kind && wished(choice)))
  const group =
    having('gnt') ??
    having('stored') ??
    cluster?.groups.find((candidate) => candidate.allocPolicy === 'preferred' && candidate.nodes.length > 0) ??
    cluster?.groups[0]
  const network = group?.networks.find(wished) ?? group?.networks.find((choice) => !choice.full)
  const templates = cluster?.diskTemplates ?? []
  return {
    hostname,
    memory,
    vcpus,
    disk,
    os,
    mailServer,
    organizationId,
    clusterId: cluster?.id ?? 0,
    nodeGroup: group?.name ?? '',
    network: network?.key ?? '',
    diskTemplate: templates.find((template) => template !== 'diskless') ?? templates[0] ?? '',
    volumeGroup: '',
    hypervisor: '',
    start: true,
  }
}
