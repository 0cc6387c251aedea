import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { offeredSystems } from '@/lib/images/systems'
import { type Place, readSubject } from './subject'

const reinstalled = z.object({ os: z.string() })
const planned = z.object({ os: z.string() })

/** What can be installed on an instance, and the key of what is on it, as far as that is known and still offered. */
export async function systemsFor(ctx: Ctx, place: Place) {
  const subject = await readSubject(db, ctx.actor, place)
  const { clusterId, name: instance, applicationId, os } = subject
  const systems = (await offeredSystems(db)).filter(({ clusterIds }) => clusterIds.includes(clusterId))
  const last = await db.act.findFirst({
    where: { clusterId, instance, kind: 'instance.reinstall', state: 'success', endedAt: { gte: subject.createdAt } },
    orderBy: { endedAt: 'desc' },
  })
  const application = applicationId === null ? null : await db.application.findUnique({ where: { id: applicationId } })
  const known =
    reinstalled.safeParse(last?.detail).data?.os ?? planned.safeParse(application?.plan).data?.os ?? `os:${os}`
  const current = systems.find(({ key }) => key === known)
  return {
    systems: systems.map(({ key, label }) => ({ value: key, label })),
    current: current?.key ?? null,
    installed: current?.label ?? os,
  }
}
