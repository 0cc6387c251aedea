import { person } from '../support/fixtures'
import type { Simulated, simulators } from '../support/simulated'
import { type SmtpCatcher, startSmtpCatcher } from '../support/smtp-catcher'
import { type FaultProgram, programOf, unlimited } from './program'
import { makeSite, ROLES, type Site } from './site'

export type Stage = {
  alpha: Simulated
  mail: SmtpCatcher
  site: Site
  /** Of alice, who owns every instance of alpha. */
  owner: FaultProgram
  /** Of rita, who reviews applications. */
  staff: FaultProgram
  clear(): Promise<void>
}

/** On the stage: vm1 to this one. */
export const INSTANCES = 24
/** For as many more as programs may apply for. */
const ROOM = { nodeMemoryMiB: 4_000_000, nodeDiskMiB: 40_000_000 }

type Add = ReturnType<typeof simulators>['add']

/** A mail server, a simulated cluster, mirrored, the portal on both as two processes, and programs that ask it. */
export async function setStage(
  add: Add,
  options: Parameters<Add>[1],
  environment: Record<string, string> = {},
  ofRole?: Parameters<typeof makeSite>[1],
): Promise<Stage> {
  const mail = await startSmtpCatcher()
  const alice = await person('alice')
  const rita = await person('rita', { rights: ['review_applications', 'view_instances'] })
  const alpha = await add('alpha', {
    instanceTags: [['ganetimgr:user:alice']],
    instanceName: (index) => `vm${index}.example.org`,
    instances: INSTANCES,
    ...ROOM,
    speed: 20,
    ...options,
  })
  await alpha.pass()
  await unlimited()
  const site = await makeSite({ SMTP_URL: mail.url, ...environment }, ofRole)
  await Promise.all(ROLES.map((role) => site.start(role)))
  const [owner, staff] = await Promise.all([programOf(alice, site.url), programOf(rita, site.url)])
  const clear = async () => {
    await site.stop()
    await mail.stop()
  }
  return { alpha, mail, site, owner, staff, clear }
}
