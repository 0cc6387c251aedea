import type { Ctx } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { conflict, forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { type Asked, actOn, type Step } from './act'
import { beyondLimits, type Fields, outsideCluster } from './check-resize'
import { type ResizeRoom, readResizeRoom } from './resize-room'
import { resizeSteps } from './resize-steps'
import { untilRestart } from './restart'
import { confirmedSchema, type Resize, resizeSchema } from './schema'
import type { Place, Subject } from './subject'

/**
 * Gives an instance other CPUs, memory, disks, NICs. An owner within the site's limits; who places instances on its
 * cluster within the cluster's policy alone. Throws `invalid` with every bad field; the loss of a disk is confirmed by the
 * instance's name in `confirm`.
 */
export async function resizeInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'resize', async (subject, tx) => {
    const room = await readResizeRoom(tx, ctx.actor, subject)
    if (room.limits?.allowed === false) throw forbidden('resize_only_by_request')
    const wish = parse(resizeSchema, input)
    const { confirm } = parse(confirmedSchema, input)
    return stepsTo(subject, wish, room, beyondLimits(subject, wish, room), confirm)
  })
}

/** For a change that has been approved: within the policy; the wish was the owner's, the right to it the reviewer's. */
export async function approvedSteps(tx: Tx, ctx: Ctx, subject: Subject, wish: Resize): Promise<Step[]> {
  const room = { ...(await readResizeRoom(tx, ctx.actor, subject)), limits: null }
  return stepsTo(subject, wish, room, {}, subject.name)
}

function stepsTo(subject: Subject, wish: Resize, room: ResizeRoom, beyond: Fields, confirm: string): Step[] {
  const fields = { ...beyond, ...outsideCluster(subject, wish, room) }
  if (Object.keys(fields).length > 0) throw invalid(fields)
  const steps = resizeSteps(subject, wish, room)
  if (steps.length === 0) throw conflict('nothing_to_change')
  const on = subject.now.state !== 'stopped' || subject.now.adminUp
  if (wish.removeDisk !== null) {
    if (on) throw invalid({ removeDisk: { code: 'disk_needs_stopped' } })
    if (confirm !== subject.name) throw invalid({ confirm: { code: 'name_not_typed' } })
  }
  return on ? steps.map(untilRestart) : steps
}
