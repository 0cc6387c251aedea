import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

/** Whose the instances are, by kind: where a name is and what it is joined by. */
const SUBJECTS = {
  cluster: { name: Prisma.sql`c.slug`, join: Prisma.sql`` },
  organization: { name: Prisma.sql`i."organizationTag"`, join: Prisma.sql`` },
  group: {
    name: Prisma.sql`o.name`,
    join: Prisma.sql`JOIN "InstanceOwner" o ON o."instanceId" = i.id AND o.kind = 'group'`,
  },
  user: {
    name: Prisma.sql`o.name`,
    join: Prisma.sql`JOIN "InstanceOwner" o ON o."instanceId" = i.id AND o.kind = 'user'`,
  },
}

/**
 * Keeps what there is now as that day's figures (UTC); taken again the same day it replaces them. An instance with several
 * owners counts for each of them. A cluster that does not answer is not written, rather than written wrong.
 */
export async function takeSamples(now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10)
  await db.$transaction(async (tx) => {
    for (const [kind, { name, join }] of Object.entries(SUBJECTS)) await takeKind(tx, day, kind, name, join)
  })
}

async function takeKind(tx: Tx, day: string, kind: string, name: Prisma.Sql, join: Prisma.Sql): Promise<void> {
  const answering = Prisma.sql`SELECT "clusterId" FROM "ClusterState" WHERE health = 'answers'`
  await tx.$executeRaw`DELETE FROM "DailySample" WHERE day = ${day}::date AND kind = ${kind} AND "clusterId" IN (${answering})`
  await tx.$executeRaw`
    INSERT INTO "DailySample" (day, kind, subject, "clusterId", instances, running, vcpus, memory, disk)
    SELECT ${day}::date, ${kind}, ${name}, i."clusterId", count(*)::int, (count(*) FILTER (WHERE i."operState"))::int,
      sum(i.vcpus)::int, sum(i.memory)::bigint, sum(i."diskTotal")::bigint
    FROM "Instance" i JOIN "Cluster" c ON c.id = i."clusterId" ${join}
    WHERE NOT c.disabled AND ${name} IS NOT NULL AND i."clusterId" IN (${answering})
    GROUP BY ${name}, i."clusterId"`
}
