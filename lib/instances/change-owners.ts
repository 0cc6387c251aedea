import { randomUUID } from 'node:crypto'
import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import type { Db, Tx } from '@/lib/db/client'
import { conflict, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { isTag } from '@/lib/rapi/tags'
import { type Asked, actOn, type Step } from './act'
import { findOwner } from './find-owner'
import { ownerWords, peopleBehind } from './owner-words'
import { ownersSchema } from './schema'
import { standingOf } from './standing'
import type { Place, Subject } from './subject'

/**
 * Shares an instance and takes it back, all in one save: the new owners' tags first, then the others' away (spec B24: if one
 * of the two fails the page shows what is so, and the save can be repeated). Somebody must remain, unless a superuser says
 * why not.
 */
export async function changeOwners(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'owners', async (subject, tx) => {
    const wish = parse(ownersSchema, input)
    const before = ownerWords(subject.owners)
    const add = [...new Set(wish.add)].filter((owner) => !before.includes(owner))
    const remove = [...new Set(wish.remove)].filter((owner) => before.includes(owner) && !add.includes(owner))
    if (add.length + remove.length === 0) throw conflict('owners_unchanged')
    for (const owner of add) await requireOwner(tx, ctx, owner)
    const stays = before.filter((owner) => !remove.includes(owner))
    if (remove.length > 0) await requireSomebody(tx, ctx, subject, [...stays, ...add], wish.reason)
    return steps(subject, { before, add, remove, reason: wish.reason }, (await peopleBehind(tx, stays)).length > 0)
  })
}

async function requireOwner(tx: Tx, ctx: Ctx, owner: string): Promise<void> {
  if (!isTag(tagOf(owner))) throw invalid({ who: { code: 'tag_impossible', values: { tag: tagOf(owner) } } })
  const [kind, name] = [owner.slice(0, owner.indexOf(':')), owner.slice(owner.indexOf(':') + 1)]
  const found = await findOwner(ctx, name, tx)
  if (!found.some((one) => one.word === `${kind}:${name}`)) throw invalid({ who: { code: 'owner_unknown' } })
}

async function requireSomebody(db: Db, ctx: Ctx, subject: Subject, words: string[], reason: string): Promise<void> {
  if ((await peopleBehind(db, words)).length > 0) return
  const { superuser } = standingOf(ctx.actor, subject)
  if (!superuser) throw conflict('owners_last', { name: subject.name })
  if (reason === '') throw invalid({ reason: { code: 'owners_last_reason' } })
}

const tagOf = (owner: string) => `${config().tagPrefix}:${owner}`

type Change = { before: string[]; add: string[]; remove: string[]; reason: string }

function steps({ name }: Subject, { before, add, remove, reason }: Change, someoneStays: boolean): Step[] {
  const common = { change: randomUUID(), before, ...(reason ? { reason } : {}) }
  // A job can fail or be cancelled: where nobody of before stays, the new ones must be there first.
  const waits = add.length > 0 && remove.length > 0 && !someoneStays
  const adding: Step = {
    kind: 'instance.owners',
    detail: { ...common, added: add, ...(waits ? { next: remove } : {}) },
    call: (rapi, why) => rapi.instances.addTags(name, add.map(tagOf), { reason: why }),
  }
  const removing: Step = {
    kind: 'instance.owners',
    detail: { ...common, removed: remove },
    call: (rapi, why) => rapi.instances.removeTags(name, remove.map(tagOf), { reason: why }),
  }
  return [...(add.length > 0 ? [adding] : []), ...(remove.length > 0 && !waits ? [removing] : [])]
}
