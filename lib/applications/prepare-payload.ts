import { config } from '@/lib/config/env'
import type { Db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { encodeOsparams, keyOsparams } from '@/lib/images/osparams'
import type { InstanceCreate } from '@/lib/rapi/resources/instance-create'
import { isTag } from '@/lib/rapi/tags'
import { createPayload } from './payload'
import { EXT, extParameters } from './placement'
import type { CheckedPlan } from './plan'
import type { Plan } from './schema'

type Subject = { id: number; cookie: string; applicant: { id: number; username: string } }

const keysAddress = ({ id, cookie }: Pick<Subject, 'id' | 'cookie'>) =>
  `${config().publicUrl}/application/${id}/${cookie}/ssh_keys`

/** The request for an application's checked plan, with the applicant's keys as they are now. Holds secrets of the image. */
export async function preparePayload(db: Db, checked: CheckedPlan, subject: Subject): Promise<InstanceCreate> {
  const { plan, cluster, group, network, provider } = checked
  const prefix = config().tagPrefix
  const row = await db.cluster.findUniqueOrThrow({
    where: { id: cluster.id },
    include: { state: { select: { tags: true } } },
  })
  const external = EXT.exec(plan.diskTemplate)?.[1]
  return createPayload({
    plan,
    provider,
    network,
    usesGntNetwork: row.usesGntNetwork,
    onlyNode: group.nodes.length === 1 && plan.diskTemplate !== 'drbd' ? (group.nodes[0] ?? null) : null,
    groupName: cluster.groups.length > 1 ? group.name : null,
    tags: await tagsOf(db, plan, subject, prefix),
    osparams: await osparamsOf(db, plan, subject),
    extParameters: external ? extParameters(row.state?.tags ?? [], prefix, external) : {},
  })
}

async function tagsOf(db: Db, plan: Plan, { id, applicant }: Subject, prefix: string): Promise<string[]> {
  const organization =
    plan.organizationId === null ? null : await db.organization.findUnique({ where: { id: plan.organizationId } })
  const tags = [
    `${prefix}:user:${applicant.username}`,
    `${prefix}:application:${id}`,
    ...(plan.mailServer ? [`${prefix}:service:mail`] : []),
    ...(organization?.tag ? [`${prefix}:org:${organization.tag}`] : []),
    ...(plan.volumeGroup ? [`${prefix}:vg:${plan.volumeGroup}`] : []),
  ]
  const bad = tags.find((tag) => !isTag(tag))
  if (bad) throw invalid({ form: { code: 'tag_impossible', values: { tag: bad } } })
  return tags
}

async function osparamsOf(db: Db, plan: Plan, subject: Subject): Promise<Record<string, string>> {
  if (!plan.os.startsWith('image:')) return {}
  const image = await db.image.findUniqueOrThrow({ where: { id: plan.os.slice('image:'.length) } })
  const keys = await db.sshKey.findMany({ where: { userId: subject.applicant.id }, orderBy: { id: 'asc' } })
  const lines = keys.map(({ type, key, comment }) => [type, key, comment].filter(Boolean).join(' '))
  const own = image.osparams as Record<string, unknown>
  return encodeOsparams({ ...own, ...keyOsparams(image, lines, keysAddress(subject)) })
}
