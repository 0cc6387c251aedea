import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { parse } from '@/lib/errors/parse'
import { type Asked, actOn, type Step } from './act'
import { tagsSchema } from './schema'
import type { Place } from './subject'
import { addTag, removeTag } from './tag-step'

/** Those that are not the portal's own: what they mean is the site's affair. */
export const foreignTags = (tags: readonly string[]): string[] =>
  tags.filter((tag) => !tag.startsWith(`${config().tagPrefix}:`))

/** Makes the tags outside the portal's prefix these; the portal's own are changed by their own acts only. */
export function setTags(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'tags', ({ name, tags: all }): Step[] => {
    const { tags } = parse(tagsSchema(config().tagPrefix), input)
    const old = foreignTags(all)
    const removed = old.filter((tag) => !tags.includes(tag))
    const added = tags.filter((tag) => !old.includes(tag))
    return [
      ...(removed.length > 0
        ? [{ kind: 'instance.tags' as const, detail: { removed }, call: removeTag(name, ...removed) }]
        : []),
      ...(added.length > 0
        ? [{ kind: 'instance.tags' as const, detail: { added }, call: addTag(name, ...added) }]
        : []),
    ]
  })
}
