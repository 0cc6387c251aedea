import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { bringUp } from './bring-up'
import type { Portal } from './portal'

const script = 'scripts/ganeti-cluster'
const run = promisify(execFile)

export type OwnCluster = {
  host: string
  /** A command as on the cluster's master; what it says. */
  gnt(...command: string[]): Promise<string>
  /** A command as on one of its nodes (`node2`); what it says. */
  on(node: string, ...command: string[]): Promise<string>
  /** kill -9 of a daemon (`ganeti-noded`) of a node. */
  kill(node: string, daemon: string): Promise<void>
  /** Instances that are being made wait in the middle of their job until they are released. */
  hold(): Promise<void>
  release(): Promise<void>
  /** The primary node (`node2`) of what is held, once that has come so far. */
  primary(): Promise<string>
  /** SHA-256 of RAPI's certificate. */
  fingerprint(): Promise<string>
  /** Adds it to the portal as `alpha`, with leave to write. */
  join(portal: Portal): Promise<void>
  /** Has RAPI show the certificate that this file of the authority's holds. */
  certificate(file: string): Promise<void>
  /** ganeti-rapi stopped, or started again. */
  rapi(verb: 'stop' | 'start'): Promise<void>
  /** Its nodes are `nodeN.NAME.test`. */
  name: string
  down(): Promise<void>
}

/** A real cluster for one file of browser tests; no two at once may have the same index. Gone with this process at the latest. */
export async function startCluster(name: string, index: number, ...options: string[]): Promise<OwnCluster> {
  await bringUp(name, index, ...options)
  process.once('exit', () => execFileSync(script, ['down', name], { stdio: 'ignore' }))
  const host = `198.18.${index}.10`
  const fingerprint = async () => {
    const shown = `openssl s_client -connect ${host}:5080 </dev/null 2>&1 | openssl x509 -noout -fingerprint -sha256`
    return (await run('sh', ['-c', shown])).stdout.trim().replace(/^.*=/, '')
  }
  return {
    host,
    gnt: async (...command) => (await run(script, ['gnt', name, ...command])).stdout,
    on: async (node, ...command) => (await run(script, ['on', name, node, ...command])).stdout,
    kill: async (node, daemon) => {
      await run(script, ['kill', name, node, daemon])
    },
    hold: async () => {
      await run(script, ['hold', name])
    },
    release: async () => {
      await run(script, ['release', name])
    },
    primary: async () => {
      const read = ['timeout', '60', 'sh', '-c', 'until grep . "$GANETI_ROOTDIR/../primary" 2>&-; do sleep 0.1; done']
      return (await run(script, ['on', name, 'node1', ...read])).stdout.trim().replace(/\..*/, '')
    },
    fingerprint,
    async join(portal) {
      const access = ['--user', 'writer', '--fingerprint', await fingerprint()]
      await portal.manage(['cluster', 'add', host, '--slug', 'alpha', ...access], ['writer-secret'])
    },
    certificate: async (file) => {
      await run(script, ['certificate', name, file])
    },
    name,
    rapi: async (verb) => {
      await run(script, [`${verb}-rapi`, name])
    },
    down: async () => {
      await run(script, ['down', name])
    },
  }
}
