import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { optionsOf } from './configuration-options'
import { permitted } from './policy'
import type { Configuration } from './schema'
import { standingOf } from './standing'
import { type Place, readSubject } from './subject'

const hvparams = z.object({
  nicType: z.string().catch(''),
  diskType: z.string().catch(''),
  bootOrder: z.string().catch(''),
  cdromImagePath: z.string().catch(''),
  useLocaltime: z.boolean().catch(false),
})

/** As mirrored: the instance's own parameters, the cluster's where it has none. */
export function configurationOf(instance: { hvparams: unknown }): Configuration {
  const { nicType, diskType, bootOrder, cdromImagePath, useLocaltime } = hvparams.parse(instance.hvparams)
  return { nicType, diskType, bootOrder, cdrom: cdromImagePath, localTime: useLocaltime }
}

const infoSchema = z.object({ hvparams: z.record(z.string(), hvparams.partial()) })

/** What can be configured of an instance, and how it is; to who may not, there is no such page. */
export async function readConfiguration(ctx: Ctx, place: Place) {
  const subject = await readSubject(db, ctx.actor, place)
  const { offered, refusal } = permitted(standingOf(ctx.actor, subject), subject.now).configure
  if (!offered) throw notFound()
  const { hypervisor } = subject
  const state = await db.clusterState.findUnique({ where: { clusterId: subject.clusterId }, select: { info: true } })
  return {
    hypervisor,
    options: optionsOf(hypervisor),
    present: configurationOf(subject),
    defaults: infoSchema.safeParse(state?.info).data?.hvparams[hypervisor] ?? {},
    on: subject.now.state !== 'stopped' || subject.now.adminUp,
    refusal,
  }
}

export type ConfigurationData = Awaited<ReturnType<typeof readConfiguration>>
