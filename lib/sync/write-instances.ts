import type { Db, Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { InstanceConfiguration } from '@/lib/rapi/resources/instance-configuration'
import { addressOrder } from './address-order'
import { readInstanceTags } from './instance-tags'

/** Ganeti's status before the first live query has told it. */
const UNKNOWN_STATUS = 'unknown'

/** The columns that the configuration tells, and the types in which `row` gives them. */
const TOLD = {
  uuid: 'text',
  adminState: 'text',
  vcpus: 'int',
  memory: 'int',
  minMemory: 'int',
  diskTemplate: 'text',
  diskSizes: 'int[]',
  diskTotal: 'int',
  nics: 'jsonb',
  addresses: 'text[]',
  macs: 'text[]',
  os: 'text',
  hypervisor: 'text',
  hvparams: 'jsonb',
  networkPort: 'int',
  primaryNode: 'text',
  secondaryNodes: 'text[]',
  tags: 'text[]',
  adminLocked: 'boolean',
  isolated: 'boolean',
  needsReboot: 'boolean',
  organizationTag: 'text',
  applicationId: 'int',
  services: 'text[]',
  serialNo: 'int',
  createdAt: 'timestamptz',
  changedAt: 'timestamptz',
  addressOrder: 'text',
} as const

const columns = (names: readonly string[], table = '') =>
  Prisma.raw(names.map((name) => `${table}"${name}"`).join(', '))
const NAMES = Object.keys(TOLD)
const TYPES = Prisma.raw(
  Object.entries(TOLD)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', '),
)
/** With those that are found out on the way. */
const WRITTEN = [...NAMES, 'nodeGroup', 'contactText']
const ASSIGNED = Prisma.raw(WRITTEN.map((name) => `"${name}" = excluded."${name}"`).join(', '))

/**
 * Writes instances of one cluster and their owners in a few statements, whatever their number. A row keeps its live
 * columns. Returns the names of those that are new or were not like this.
 */
export async function writeInstances(
  tx: Tx,
  clusterId: number,
  instances: readonly InstanceConfiguration[],
  prefix: string,
): Promise<string[]> {
  if (instances.length === 0) return []
  const rows = JSON.stringify(instances.map((instance) => row(instance, prefix)))
  const unlike = await tx.$queryRaw<{ name: string }[]>`
    INSERT INTO "Instance" AS i ("clusterId", name, status, ${columns(WRITTEN)})
    SELECT ${clusterId}, r.name, ${UNKNOWN_STATUS}, ${columns(NAMES, 'r.')},
      (SELECT n."group" FROM "Node" n WHERE n."clusterId" = ${clusterId} AND n.name = r."primaryNode"),
      coalesce((SELECT search_fold(a."contactName" || ' ' || a."contactEmail") FROM "Application" a
        WHERE a.id = r."applicationId"), '')
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(name text, ${TYPES})
    ON CONFLICT ("clusterId", name) DO UPDATE SET ${ASSIGNED}
      WHERE (${columns(WRITTEN, 'i.')}) IS DISTINCT FROM (${columns(WRITTEN, 'excluded.')})
    RETURNING i.name`
  await writeOwners(tx, clusterId, instances, prefix)
  return unlike.map(({ name }) => name)
}

async function writeOwners(tx: Tx, clusterId: number, instances: readonly InstanceConfiguration[], prefix: string) {
  const names = instances.map((instance) => instance.name)
  const owners = JSON.stringify(
    instances.flatMap(({ name, tags }) =>
      readInstanceTags(tags, prefix).owners.map((owner) => ({ instance: name, kind: owner.kind, owner: owner.name })),
    ),
  )
  await tx.$executeRaw`
    DELETE FROM "InstanceOwner" o USING "Instance" i
    WHERE o."instanceId" = i.id AND i."clusterId" = ${clusterId} AND i.name = ANY (${names})
      AND NOT EXISTS (SELECT FROM jsonb_to_recordset(${owners}::jsonb) AS w(instance text, kind text, owner text)
        WHERE w.instance = i.name AND w.kind = o.kind AND w.owner = o.name)`
  await tx.$executeRaw`
    INSERT INTO "InstanceOwner" ("instanceId", kind, name)
    SELECT i.id, w.kind, w.owner
    FROM jsonb_to_recordset(${owners}::jsonb) AS w(instance text, kind text, owner text)
    JOIN "Instance" i ON i."clusterId" = ${clusterId} AND i.name = w.instance
    ON CONFLICT DO NOTHING`
  await resolveOwners(tx)
  await orderByOwners(tx, clusterId, names)
}

/** Keeps what the list is sorted by: the owners' names as it shows them, of these instances or of all. */
export async function orderByOwners(db: Db, clusterId: number, names?: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE "Instance" i SET "ownerOrder" = w.text
    FROM (SELECT x.id, string_agg(search_fold(coalesce(nullif(trim(concat_ws(' ', u."firstName", u."lastName")), ''),
        o.name)), ', ' ORDER BY o.name) AS text
      FROM "Instance" x LEFT JOIN "InstanceOwner" o ON o."instanceId" = x.id LEFT JOIN "User" u ON u.id = o."userId"
      WHERE x."clusterId" = ${clusterId} AND (${names === undefined} OR x.name = ANY (${names ?? []}))
      GROUP BY x.id) AS w
    WHERE i.id = w.id AND i."ownerOrder" IS DISTINCT FROM w.text`
}

/** Ties owner names to the people and groups that bear them now. */
async function resolveOwners(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE "InstanceOwner" o SET "userId" = u.id FROM "User" u
    WHERE o.kind = 'user' AND o.name = u.username AND o."userId" IS DISTINCT FROM u.id`
  await tx.$executeRaw`
    UPDATE "InstanceOwner" o SET "groupId" = g.id FROM "Group" g
    WHERE o.kind = 'group' AND o.name = g.name AND o."groupId" IS DISTINCT FROM g.id`
}

function row(instance: InstanceConfiguration, prefix: string) {
  const { owners: _, ...tags } = readInstanceTags(instance.tags, prefix)
  const addresses = instance.nics.flatMap((nic) => nic.ip ?? [])
  const sizes = instance.disks.map((disk) => Math.round(disk.sizeMiB))
  return {
    name: instance.name,
    uuid: instance.uuid,
    adminState: instance.adminState,
    vcpus: instance.backend.vcpus,
    memory: instance.backend.maxMemoryMiB,
    minMemory: instance.backend.minMemoryMiB,
    diskTemplate: instance.diskTemplate,
    diskSizes: sizes,
    diskTotal: sizes.reduce((sum, size) => sum + size, 0),
    nics: instance.nics,
    addresses,
    addressOrder: addressOrder(addresses[0]),
    macs: instance.nics.flatMap((nic) => nic.mac ?? []),
    os: instance.os,
    hypervisor: instance.hypervisor,
    hvparams: instance.hvparams,
    networkPort: instance.networkPort,
    primaryNode: instance.pnode,
    secondaryNodes: instance.snodes,
    tags: instance.tags,
    ...tags,
    serialNo: instance.serialNo,
    createdAt: new Date(instance.ctime * 1000),
    changedAt: new Date(instance.mtime * 1000),
  }
}
