import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { parse } from '@/lib/errors/parse'
import { onClusters, visibleInstances } from './scope'
import { LOOKUPS, type Lookup } from './words'

const MOST = 20
const question = z.object({ what: z.enum(LOOKUPS), text: z.string().trim().max(100) })

type Found = { value: string; label: string }

/** Values that a filter can take among what the actor may see, at most 20; nodes only of clusters that they may view. */
export async function lookUp(ctx: Ctx, input: unknown): Promise<Found[]> {
  const { what, text } = parse(question, input)
  return searches[what](ctx, text)
}

const searches: Record<Lookup, (ctx: Ctx, text: string) => Promise<Found[]>> = {
  owner: (ctx, text) => owners(ctx, 'user', text),
  group: (ctx, text) => owners(ctx, 'group', text),
  tag: tags,
  node: nodes,
}

async function owners(ctx: Ctx, kind: 'user' | 'group', text: string): Promise<Found[]> {
  const found = await db.instanceOwner.findMany({
    where: {
      kind,
      instance: visibleInstances(ctx.actor),
      OR: [{ name: hasText(text) }, { user: { nameText: hasFolded(fold(text)) } }],
    },
    distinct: ['name'],
    orderBy: { name: 'asc' },
    take: MOST,
    select: { name: true, user: { select: { firstName: true, lastName: true } } },
  })
  return found.map(({ name, user }) => {
    const full = [user?.firstName, user?.lastName].filter(Boolean).join(' ')
    return { value: name, label: full ? `${full} (${name})` : name }
  })
}

async function nodes(ctx: Ctx, text: string): Promise<Found[]> {
  const found = await db.instance.findMany({
    where: {
      AND: [
        visibleInstances(ctx.actor),
        onClusters(scopeOf(ctx.actor, 'view_instances')),
        { primaryNode: { ...hasText(text), not: '' } },
      ],
    },
    distinct: ['primaryNode'],
    orderBy: { primaryNode: 'asc' },
    take: MOST,
    select: { primaryNode: true },
  })
  return found.map(({ primaryNode }) => ({ value: primaryNode, label: primaryNode }))
}

/** Tags are in arrays: those of the first hundreds of instances that have the text somewhere. */
const LOOKED_AT = 500

/** The portal's own tags have filters of their own. */
async function tags(ctx: Ctx, text: string): Promise<Found[]> {
  const folded = fold(text)
  const found = await db.instance.findMany({
    where: { AND: [visibleInstances(ctx.actor), { searchText: hasFolded(folded), NOT: { tags: { isEmpty: true } } }] },
    take: LOOKED_AT,
    orderBy: { id: 'desc' },
    select: { tags: true },
  })
  const own = `${config().tagPrefix}:`
  const all = new Set(found.flatMap((row) => row.tags))
  return [...all]
    .filter((tag) => !tag.startsWith(own) && fold(tag).includes(folded))
    .sort()
    .slice(0, MOST)
    .map((tag) => ({ value: tag, label: tag }))
}
