import { config } from '@/lib/config/env'
import type { Db } from '@/lib/db/client'
import { conflict, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { encodeOsparams, keyOsparams } from '@/lib/images/osparams'
import { offeredSystems } from '@/lib/images/systems'
import type { Step } from './act'
import type { Confirmed } from './confirmed'
import { ownerKeyLines } from './owner-keys'
import { reinstallSchema } from './schema'
import type { Subject } from './subject'

export const reinstall: Confirmed = {
  losesData: true,
  async check(tx, subject, input) {
    const { os } = parse(reinstallSchema, input)
    if (subject.diskSizes.length === 0) throw conflict('act_needs_disks', { name: subject.name })
    const system = (await offeredSystems(tx)).find(({ key }) => key === os)
    if (!system) throw invalid({ os: { code: 'os_not_offered' } })
    if (!system.clusterIds.includes(subject.clusterId))
      throw invalid({ os: { code: 'os_not_on_cluster', values: { cluster: subject.cluster.slug } } })
    return { os, system: system.label }
  },
  /** Ganeti before 2.16 takes the parameters for this once, so a change of its configuration follows (spec 4.9). */
  async steps(tx, subject, { os = '', system = '' }) {
    const { name } = subject
    const { provider, osparams } = await installationOf(tx, subject, os)
    const state = await tx.clusterState.findUnique({ where: { clusterId: subject.clusterId } })
    const clears = clearsOsparams(state?.softwareVersion ?? '')
    const install: Step = {
      kind: 'instance.reinstall',
      detail: { os, system },
      call: (rapi) => rapi.instances.reinstall(name, { os: provider, osparams, clearOsparams: clears }),
    }
    if (clears || Object.keys(osparams).length === 0) return [install]
    const keep: Step = {
      kind: 'instance.configure',
      detail: { os },
      call: (rapi, reason) => rapi.instances.modify(name, { osparams }, { reason }),
    }
    return [install, keep]
  },
}

/** Whether this version of Ganeti knows `clear_osparams`. */
export function clearsOsparams(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 2 || (major === 2 && minor >= 16)
}

/** Ganeti's OS and its parameters, with the keys of the present owners (spec S9). Holds secrets of the image. */
async function installationOf(db: Db, subject: Subject, os: string) {
  if (!os.startsWith('image:')) return { provider: os.slice('os:'.length), osparams: {} }
  const image = await db.image.findUniqueOrThrow({ where: { id: os.slice('image:'.length) } })
  const address = await keysAddress(db, subject)
  const own = image.osparams as Record<string, unknown>
  const keys = await ownerKeyLines(db, subject.owners)
  // Without an address the installer cannot fetch keys; with none to inject, those of an earlier owner must not stay.
  const source = { sshKeyUsers: image.sshKeyUsers, sshKeyParam: address ? image.sshKeyParam : null }
  const none = source.sshKeyUsers && !source.sshKeyParam ? { img_personality: [] } : {}
  return {
    provider: image.provider,
    osparams: encodeOsparams({ ...own, ...none, ...keyOsparams(source, keys, address ?? '') }),
  }
}

/** Of the application that it came from; null where that is unknown. */
async function keysAddress(db: Db, { applicationId }: Subject): Promise<string | null> {
  const application = applicationId === null ? null : await db.application.findUnique({ where: { id: applicationId } })
  return application && `${config().publicUrl}/application/${application.id}/${application.cookie}/ssh_keys`
}
