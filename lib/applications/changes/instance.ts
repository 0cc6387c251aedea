import type { Db } from '@/lib/db/client'
import { conflict } from '@/lib/errors/app-error'

type Change = { clusterId: number | null; instanceUuid: string | null; applicantId: number }

/** The instance that a change is of, under whatever name it has now; null once it is gone. */
async function instanceOf(db: Db, { clusterId, instanceUuid }: Omit<Change, 'applicantId'>) {
  if (clusterId === null || instanceUuid === null) return null
  return db.instance.findFirst({
    where: { clusterId, uuid: instanceUuid, cluster: { disabled: false } },
    include: { owners: true, cluster: { select: { slug: true, description: true } } },
  })
}

/** Throws `conflict` where the instance is gone or no longer the applicant's: then there is nothing to approve. */
export async function requireChangeable(db: Db, application: Change) {
  const instance = await instanceOf(db, application)
  if (!instance) throw conflict('change_instance_gone')
  const { applicantId } = application
  const groups = await db.groupMember.findMany({ where: { userId: applicantId }, select: { groupId: true } })
  const owns = instance.owners.some(
    ({ userId, groupId }) => userId === applicantId || groups.some((member) => member.groupId === groupId),
  )
  if (!owns) throw conflict('change_owner_left')
  return instance
}
