import type { InstanceFace } from '@/components/status/status-chip'
import type { Work } from '@/lib/instances/doing'

type Facts = {
  face: Pick<InstanceFace, 'state' | 'shouldBe'>
  isolated: boolean
  adminLocked: boolean
  needsReboot: boolean
  staleSince: Date | null
  work: Work | null
}

/** All that the chips of an instance say. */
export const chipsOf = ({ face, isolated, adminLocked, needsReboot, staleSince, work }: Facts): InstanceFace => ({
  ...face,
  isolated,
  locked: adminLocked,
  needsReboot,
  ...(work ? { doing: work.doing } : {}),
  ...(work && work.percent !== null ? { percent: work.percent } : {}),
  ...(staleSince ? { staleSince: staleSince.toISOString() } : {}),
})
