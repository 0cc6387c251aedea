import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { AppError, notFound } from '@/lib/errors/app-error'
import { nicsOf } from '@/lib/instances/nics'
import { readResizeRoom } from '@/lib/instances/resize-room'
import { belongings, readApplication } from '../queries'
import { requireChangeable } from './instance'

/** A change as its reviewer decides on it: the wish, the instance as it is now, what the cluster allows and has free. */
export async function changeData(ctx: Ctx, id: number) {
  const application = await readApplication(ctx, id)
  const { change } = application
  if (!application.staff || !change) throw notFound()
  const [owns, found] = await Promise.all([belongings(ctx, application.applicantId), find(application)])
  if ('problem' in found) return { application, change, owns, instance: null, problem: found.problem }
  const { instance } = found
  const { bounds, networks, nodes } = await readResizeRoom(db, ctx.actor, instance)
  const { name, vcpus, memory, minMemory, diskSizes, diskTemplate, operState, adminState } = instance
  return {
    application,
    change,
    owns,
    problem: null,
    instance: {
      name,
      cluster: instance.cluster.slug,
      present: { vcpus, memory, minMemory, disks: diskSizes, diskTemplate, nics: nicsOf(instance) },
      on: operState === true || adminState === 'up',
      bounds,
      networks,
      nodes,
    },
  }
}

export type ChangeData = Awaited<ReturnType<typeof changeData>>

async function find(application: Parameters<typeof requireChangeable>[1]) {
  try {
    return { instance: await requireChangeable(db, application) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { problem: error.reason }
    throw error
  }
}
