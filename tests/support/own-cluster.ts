import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import type { Portal } from './portal'

const script = 'scripts/ganeti-cluster'
const run = promisify(execFile)

export type OwnCluster = {
  host: string
  /** A command as on the cluster's master; what it says. */
  gnt(...command: string[]): Promise<string>
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
  await run(script, ['up', name, '--index', String(index), ...options])
  process.once('exit', () => execFileSync(script, ['down', name], { stdio: 'ignore' }))
  const host = `198.18.${index}.10`
  return {
    host,
    gnt: async (...command) => (await run(script, ['gnt', name, ...command])).stdout,
    async join(portal) {
      const shown = `openssl s_client -connect ${host}:5080 </dev/null 2>&1 | openssl x509 -noout -fingerprint -sha256`
      const { stdout } = await run('sh', ['-c', shown])
      const access = ['--user', 'writer', '--fingerprint', stdout.trim().replace(/^.*=/, '')]
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
