import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { nicsOf } from './nics'
import { permitted } from './policy'
import { readResizeRoom } from './resize-room'
import { standingOf } from './standing'
import { type Place, readSubject } from './subject'

/** An instance as its size can be changed by this person; to who may not, there is no such page. */
export async function readResize(ctx: Ctx, place: Place) {
  const subject = await readSubject(db, ctx.actor, place)
  const { offered, refusal } = permitted(standingOf(ctx.actor, subject), subject.now).resize
  if (!offered) throw notFound()
  const { bounds, limits, networks, nodes } = await readResizeRoom(db, ctx.actor, subject)
  const { vcpus, memory, minMemory, diskSizes, diskTemplate } = subject
  return {
    present: { vcpus, memory, minMemory, disks: diskSizes, diskTemplate, nics: nicsOf(subject) },
    on: subject.now.state !== 'stopped' || subject.now.adminUp,
    refusal,
    bounds,
    limits,
    networks,
    /** What the nodes have free is told to those who place instances. */
    nodes: limits === null ? nodes : null,
  }
}

export type ResizeData = Awaited<ReturnType<typeof readResize>>
export type ResizePresent = ResizeData['present']
