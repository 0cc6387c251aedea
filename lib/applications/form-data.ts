import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { offeredSystems } from '@/lib/images/systems'
import { networksOfMyGroups } from '@/lib/networks/queries'
import { readTermsAddress } from '@/lib/pages/queries'
import { readSettings } from '@/lib/settings/queries'
import { placements } from './placement'
import { canCreateFast } from './policy'

/** Everything that the application form offers this person, and what it begins with. */
export async function formData(ctx: Ctx) {
  const { actor } = requireOwner(ctx, 'applications:write')
  const [settings, systems, networks, organizations, user, keys] = await Promise.all([
    readSettings(db),
    offeredSystems(db),
    networksOfMyGroups(ctx),
    db.organization.findMany({ select: { id: true, title: true }, orderBy: { title: 'asc' } }),
    db.user.findUniqueOrThrow({ where: { id: actor.id } }),
    db.sshKey.count({ where: { userId: actor.id } }),
  ])
  const { memoryChoices, maxVcpus, minDisk, maxDisk, initialDisk, askContact, termsUrl } = settings
  const clusters = (await placements(db, 'all')).filter(
    (cluster) => canCreateFast(actor, cluster) && cluster.access === 'write',
  )
  return {
    limits: {
      memoryChoices,
      maxVcpus,
      minDisk,
      maxDisk,
      initialDisk,
      askOrganization: settings.askOrganization,
      askContact,
    },
    termsUrl: await readTermsAddress(termsUrl),
    systems: systems.map(({ key, label }) => ({ key, label })),
    networks: networks.map(({ id, description, mode, ipv6Prefix, cluster, groups }) => ({
      id,
      description,
      mode,
      hasIpv6: ipv6Prefix !== null,
      cluster: cluster.description || cluster.slug,
      groups: groups.map((group) => group.name),
    })),
    organizations,
    keys,
    /** Where this person may create without review. */
    fast: clusters,
    initial: {
      organizationId: user.organizationId,
      contactName: [user.firstName, user.lastName].filter(Boolean).join(' '),
      contactEmail: user.email,
      contactPhone: user.phone,
    },
  }
}

export type FormData = Awaited<ReturnType<typeof formData>>

/** Whether a name is free, for the form to say while one types; the verb asks again. */
export async function isNameFree(ctx: Ctx, hostname: string, applicationId: number | null): Promise<boolean> {
  requireOwner(ctx, 'applications:write')
  const instance = await db.instance.findFirst({ where: { name: hostname }, select: { id: true } })
  const holder = await db.application.findUnique({ where: { nameHeld: hostname }, select: { id: true } })
  return !instance && (!holder || holder.id === applicationId)
}
