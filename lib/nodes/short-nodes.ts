import { Prisma } from '@/lib/db/generated/client'
import { MOVABLE } from '@/lib/instances/movable'

/**
 * N+1 by the mirror's figures, as a query of `clusterId, name`: nodes without the memory (MiB) to start what has its mirror
 * there, should one other node fail; and nodes whose own failure would leave instances on shared disks without room in
 * their group.
 */
export const shortNodes = Prisma.sql`
  SELECT n."clusterId", n.name FROM "Node" n JOIN (
    SELECT i."clusterId", s.node, sum(i.memory) AS memory
    FROM "Instance" i CROSS JOIN unnest(i."secondaryNodes") AS s(node)
    WHERE i."adminState" = 'up' GROUP BY i."clusterId", s.node, i."primaryNode") need
    ON need."clusterId" = n."clusterId" AND need.node = n.name
  WHERE NOT n.offline AND need.memory > n."memoryFree"
  UNION
  SELECT n."clusterId", n.name FROM "Node" n JOIN (
    SELECT i."clusterId", i."primaryNode", sum(i.memory) AS memory FROM "Instance" i
    WHERE i."adminState" = 'up' AND i."secondaryNodes" = '{}' AND i."diskTemplate" = ANY(${[...MOVABLE]}::text[])
    GROUP BY 1, 2) need ON need."clusterId" = n."clusterId" AND need."primaryNode" = n.name
  WHERE NOT n.offline AND need.memory > (SELECT coalesce(sum(o."memoryFree"), 0) FROM "Node" o
    WHERE o."clusterId" = n."clusterId" AND o."group" = n."group" AND o.name <> n.name
      AND NOT o.offline AND NOT o.drained AND o."vmCapable")`
