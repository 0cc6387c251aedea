import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { randomToken } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'
import { conflict, forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { outsideCluster } from '@/lib/instances/check-resize'
import { readResizeRoom } from '@/lib/instances/resize-room'
import { standingOf } from '@/lib/instances/standing'
import { type Place, readSubject } from '@/lib/instances/subject'
import { tell } from '../events'
import { mailFiled } from '../mails'
import { allows, OPEN_STATUSES } from '../state'
import { type ChangeRequest, requestSchema } from './schema'

/**
 * An owner asks for a size beyond what they may take: it waits in the review queue like an application. One at a time of
 * an instance. What the cluster's policy forbids is refused at once.
 */
export async function requestChange(ctx: Ctx, place: Place, input: ChangeRequest): Promise<{ id: number }> {
  const { actor } = requireOwner(ctx, 'instances:write')
  return db.$transaction(async (tx) => {
    const subject = await readSubject(tx, actor, place)
    if (!standingOf(actor, subject).owner) throw forbidden()
    if (subject.now.adminLocked) throw conflict('instance_locked')
    const { wish, comments } = parse(requestSchema, input)
    await tx.$queryRaw`select id from "Instance" where id = ${subject.id} for no key update`
    const room = await readResizeRoom(tx, actor, subject)
    const fields = outsideCluster(subject, wish, room)
    if (Object.keys(fields).length > 0) throw invalid(fields)
    const open = await tx.application.findFirst({
      where: { clusterId: subject.clusterId, instanceUuid: subject.uuid, status: { in: [...OPEN_STATUSES] } },
      select: { id: true, status: true },
    })
    if (open) throw conflict(allows(open.status, 'withdraw') ? 'change_waits' : 'change_runs', { id: open.id })
    const { vcpus, memory, diskSizes } = subject
    const networkName = room.networks.find(({ key }) => key === wish.addNic)?.name ?? null
    const application = await tx.application.create({
      data: {
        kind: 'change',
        clusterId: subject.clusterId,
        instanceUuid: subject.uuid,
        hostname: subject.name,
        change: { wish, before: { vcpus, memory, disks: diskSizes }, networkName },
        vcpus: wish.vcpus,
        memory: wish.memory,
        disk: Math.round(diskAfter(wish) / 1024),
        os: subject.os,
        comments,
        applicantId: actor.id,
        cookie: randomToken(24),
        filedAt: ctx.now,
      },
    })
    await tell(tx, ctx, application, 'filed')
    await mailFiled(tx, application.id)
    return { id: application.id }
  })
}

/** MiB, of all disks together. */
const diskAfter = ({ disks, removeDisk, addDisk }: ReturnType<typeof requestSchema.parse>['wish']) =>
  disks.filter((_, index) => index !== removeDisk).reduce((sum, size) => sum + size, addDisk ?? 0)
