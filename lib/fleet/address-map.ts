import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { faceOf } from '@/lib/instances/display-state'
import { connections } from '@/lib/networks/choices'
import { addressesFrom, addressUses } from './address-uses'
import { findCluster } from './cluster-scope'
import { ADDRESSES } from './schema'

const nics = z.array(z.object({ ip: z.string().nullish(), mac: z.string().nullish(), network: z.string().nullish() }))
const MOST = 500

/** A page of a network's addresses with who uses each; of a network without a pool, the instances in it. Throws `not_found`. */
export async function readAddressMap(ctx: Ctx, slug: string, name: string, page: number) {
  const { ganetiNets, ...cluster } = await findCluster(ctx, slug, {
    slug: true,
    ganetiNets: { where: { name } },
    state: { select: { answeredAt: true } },
  })
  const network = ganetiNets[0]
  if (!network) throw notFound()
  const { subnet, gateway, map } = network
  const pool = subnet !== null && map !== null ? { subnet, gateway, map } : null
  const size = pool?.map.length ?? 0
  const pages = Math.max(1, Math.ceil(size / ADDRESSES))
  const at = Math.min(page, pages)
  const skip = (at - 1) * ADDRESSES
  const asked = pool ? addressesFrom(pool.subnet, size, skip, ADDRESSES) : null
  const users = await usersOf(cluster.id, name, asked)
  const taken = new Set(users.flatMap(({ ip }) => (ip === null ? [] : [ip])))
  return {
    id: cluster.id,
    cluster: cluster.slug,
    views: cluster.views,
    manages: cluster.manages,
    answeredAt: cluster.state?.answeredAt?.toISOString() ?? null,
    name,
    subnet,
    gateway,
    subnet6: network.subnet6,
    gateway6: network.gateway6,
    free: pool ? network.freeCount : null,
    size,
    connections: connections.catch([]).parse(network.connections),
    tags: network.tags,
    page: at,
    pages,
    addresses: pool ? addressUses(pool, skip, ADDRESSES, taken) : null,
    users,
  }
}

export type AddressMap = Awaited<ReturnType<typeof readAddressMap>>

/** NICs with one of these addresses, or with no address asked for all in the network; one in another network is not meant. */
async function usersOf(clusterId: number, network: string, asked: string[] | null) {
  const where: Prisma.InstanceWhereInput = asked
    ? { addresses: { hasSome: asked } }
    : { nics: { array_contains: [{ network }] } }
  const found = await db.instance.findMany({
    where: { clusterId, ...where },
    orderBy: { name: 'asc' },
    ...(asked ? {} : { take: MOST }),
    include: { owners: { include: { user: true }, orderBy: { name: 'asc' } } },
  })
  const wanted = asked ? new Set(asked) : null
  const users = found.flatMap((instance) =>
    nics
      .catch([])
      .parse(instance.nics)
      .map((nic, index) => ({ ...nic, index }))
      .filter((nic) =>
        wanted ? wanted.has(nic.ip ?? '') && (nic.network ?? network) === network : nic.network === network,
      )
      .map(({ ip, mac, index }) => ({
        id: `${instance.id}/${index}`,
        ip: ip ?? null,
        mac: mac ?? '',
        name: instance.name,
        face: faceOf(instance),
        owners: instance.owners.map((owner) => (owner.user ? fullName(owner.user) : owner.name)).join(', '),
      })),
  )
  if (!asked) return users
  const order = new Map(asked.map((address, index) => [address, index]))
  return users.toSorted((a, b) => (order.get(a.ip ?? '') ?? 0) - (order.get(b.ip ?? '') ?? 0))
}
