import type { UserCtx } from '@/lib/access/actor'
import { reasonOf } from '@/lib/acts/reason'
import { approveApplication, decide } from '@/lib/applications/approve-application'
import { fileApplication } from '@/lib/applications/file-application'
import { lockApplication } from '@/lib/applications/lock'
import { planSchema } from '@/lib/applications/schema'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { person, planFor, system, until, wish } from '@/tests/support/fixtures'
import { type OwnCluster, startCluster } from '@/tests/support/own-cluster'
import { type SmtpCatcher, startSmtpCatcher } from '@/tests/support/smtp-catcher'
import { startWorker } from '@/worker'

const NAME = 'broken'
const INDEX = 8
const QUEUE = '/var/lib/ganeti/queue'
/** Of a cluster that recovers: its processes start, and the portal tries again after a pause. */
export const SETTLED_S = 60

export type Stage = {
  ganeti: OwnCluster
  clusterId: number
  mail: SmtpCatcher
  rita: UserCtx
  /** Where the portal asks; the first is the address that goes with the master. */
  place(address: 'master' | 'node1' | 'node2'): { hostname: string } & typeof ACCESS & { fingerprint: string }
  /** Alice applies for it; the application's id. */
  apply(hostname: string): Promise<number>
  /** Rita approves, `aged` ms ago by her clock. */
  approve(id: number, options?: { aged?: number }): ReturnType<typeof approveApplication>
  /** The first half of that: written, and Ganeti not asked yet. */
  intend(id: number, aged: number): Promise<{ act: Act }>
  /** The second half, on the command line; the job's number is in what it says. */
  create(hostname: string, act: Act): Promise<string>
  /** On the node that is the master. */
  gnt(...command: string[]): Promise<string>
  master(): string
  masterIs(node: string): void
  nodes: readonly string[]
  jobStatus(id: number | null): Promise<string>
  health(): Promise<string>
  /** Ganeti's own word on a job, from the file of the node's queue, whichever daemons run. */
  jobEnded(id: number): Promise<void>
  clear(): Promise<void>
}

const ACCESS = { slug: 'alpha', port: 5080, tls: true, rapiUser: 'writer', rapiPassword: 'writer-secret' }

/** A cluster of three nodes for this file alone, and the portal's worker on it with its own pace and a mail server. */
export async function setStage(): Promise<Stage> {
  const [ganeti, mail] = await Promise.all([startCluster(NAME, INDEX, '--nodes', '3'), startSmtpCatcher()])
  process.env.SMTP_URL = mail.url
  process.env.MAIL_FROM = 'ganetimgr <portal@example.gr>'
  // So that each may be the master: they then have RAPI's users.
  await ganeti.gnt('gnt-cluster', 'redist-conf')
  const fingerprint = await ganeti.fingerprint()
  const addresses = { master: '1', node1: '10', node2: '11' }
  const place: Stage['place'] = (address) => ({
    ...ACCESS,
    hostname: `198.18.${INDEX}.${addresses[address]}`,
    fingerprint,
  })
  const { id: clusterId } = await addCluster(system(), place('master'))
  const alice = await person('alice')
  const rita = await person('rita', { rights: ['review_applications'] })
  const over = new AbortController()
  const working = startWorker({ signal: over.signal })
  const health = async () => (await db.clusterState.findUniqueOrThrow({ where: { clusterId } })).health
  await until(async () => (await db.ganetiNetwork.count()) > 0 && (await health()) === 'answers', SETTLED_S)
  const planOf = (hostname: string) => planFor(clusterId, hostname, { memory: 64, disk: 0, diskTemplate: 'diskless' })
  let master = 'node1'
  const gnt = (...command: string[]) => ganeti.on(master, ...command)
  return {
    ganeti,
    clusterId,
    mail,
    rita,
    place,
    apply: async (hostname) => (await fileApplication(alice, wish(hostname))).id,
    async approve(id, { aged = 0 } = {}) {
      const { version, hostname } = await db.application.findUniqueOrThrow({ where: { id } })
      return approveApplication({ ...rita, now: new Date(Date.now() - aged) }, id, { version, plan: planOf(hostname) })
    },
    health,
    async intend(id, aged) {
      const { version, hostname } = await db.application.findUniqueOrThrow({ where: { id } })
      const now = new Date(Date.now() - aged)
      return db.$transaction(async (tx) => {
        await lockApplication(tx, id, 'approve', version)
        return decide(tx, { ...rita, now }, id, planSchema.parse(planOf(hostname)), '')
      })
    },
    create: (hostname, { id, applicationId }) =>
      gnt(
        'gnt-instance',
        'add',
        '--submit',
        '--print-jobid',
        `--reason=${reasonOf(id, 'rita')}`,
        `--tags=ganetimgr:application:${applicationId}`,
        ...['-t', 'diskless', '-o', 'noop', '-B', 'memory=64M,vcpus=1', '--net=0:network=public,ip=pool'],
        ...['--no-ip-check', '--no-name-check', hostname],
      ),
    gnt,
    master: () => master,
    nodes: ['node1', 'node2', 'node3'],
    masterIs(node) {
      master = node
    },
    async jobStatus(id) {
      if (id === null) return ''
      return (await gnt('gnt-job', 'list', '--no-headers', '-o', 'status', String(id))).trim()
    },
    async jobEnded(id) {
      const read = `cat "$GANETI_ROOTDIR${QUEUE}/job-${id}"`
      await until(async () => /"status": ?"(success|error)"/.test(await ganeti.on(master, 'sh', '-c', read)))
    },
    async clear() {
      over.abort()
      await working
      await Promise.all([ganeti.down(), mail.stop()])
    },
  }
}
