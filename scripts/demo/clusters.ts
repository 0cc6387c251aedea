import fs from 'node:fs'
import path from 'node:path'
import { startControlServer } from '@/simulator/control/server'
import type { SimulatorOptions } from '@/simulator/options'
import { makeRandom } from '@/simulator/random'
import { startSimulator } from '@/simulator/start'
import { type KeyPair, makeCertificate } from '@/simulator/tls/certificate'
import { alphaOptions, betaOptions } from './cluster-options'
import { live } from './life'

export type Clusters = Record<'alpha' | 'beta', { port: number; fingerprint: string | undefined; control: number }>

/** Both simulated clusters in a process of their own: `clusters.ts FOLDER ALPHA_PORT BETA_PORT`. Ends with its parent. */
async function main([folder = '.', alphaPort, betaPort]: string[]): Promise<void> {
  const start = async (name: string, options: SimulatorOptions) => {
    const simulator = await startSimulator({ ...options, state: path.join(folder, `${name}.json`) })
    return { simulator, behind: await startControlServer(simulator.control, 0) }
  }
  const keyPair = keepKeyPair(path.join(folder, 'alpha-certificate.json'))
  const alpha = await start('alpha', { ...alphaOptions, ...keyPair, port: Number(alphaPort) })
  const beta = await start('beta', { ...betaOptions, port: Number(betaPort) })
  const all = [alpha, beta]
  const random = makeRandom(alpha.simulator.control.state().jobs.length) // goes on where it was, not from the start
  const endLife = live(random, { alpha: alpha.simulator.control, beta: beta.simulator.control })
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    endLife()
    for (const { behind } of all) behind.server.close()
    await Promise.all(all.map(({ simulator }) => simulator.stop()))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void stop())
  const told = ({ simulator, behind }: typeof alpha) => ({
    port: simulator.port,
    fingerprint: simulator.fingerprint,
    control: behind.port,
  })
  const ready: Clusters = { alpha: told(alpha), beta: told(beta) }
  process.send?.(ready)
}

/** The certificate that the portal has pinned stays over restarts. */
function keepKeyPair(file: string): KeyPair {
  if (!fs.existsSync(file))
    fs.writeFileSync(file, JSON.stringify(makeCertificate('alpha.example.org')), { mode: 0o600 })
  return JSON.parse(fs.readFileSync(file, 'utf8')) as KeyPair
}

await main(process.argv.slice(2))
