import { type Simulator, startSimulator } from '@/simulator/start'
import { makeCertificate } from '@/simulator/tls/certificate'

export type SimulatorsAsked = { kind: 'start'; prefix: string; clusters: number; tags: string[][] } | { kind: 'count' }
export type StartedClusters = { slug: string; port: number; fingerprint: string }[]

/** Simulated clusters in a process of their own, asked over its IPC channel; it ends with its parent. */
const running: { slug: string; simulator: Simulator }[] = []
const keyPair = makeCertificate('bench.example.org')

/** One cluster for each list of tags of instances: each has as many instances as there are lists. */
async function start(prefix: string, clusters: number, tags: string[][]): Promise<StartedClusters> {
  const began = Array.from({ length: clusters }, async (_, index) => {
    const slug = `${prefix}${index}`
    const simulator = await startSimulator({
      ...keyPair,
      name: `${slug}.example.org`,
      instances: tags.length,
      instanceTags: tags,
      instanceName: (i) => `vm${i}.${slug}.example.org`,
      nodes: 20,
      nodeMemoryMiB: 1_048_576,
      nodeDiskMiB: 16_777_216,
      seed: index + 1,
    })
    return { slug, simulator }
  })
  const made = await Promise.all(began)
  running.push(...made)
  return made.map(({ slug, simulator: { port, fingerprint = '' } }) => ({ slug, port, fingerprint }))
}

/** Requests of each cluster since the last time. */
const count = () =>
  running.map(({ slug, simulator }) => ({ slug, requests: simulator.control.requests({ forget: true }).length }))

process.on('message', (asked: SimulatorsAsked) => {
  if (asked.kind === 'count') process.send?.(count())
  else void start(asked.prefix, asked.clusters, asked.tags).then((made) => process.send?.(made))
})
process.on('disconnect', () => process.exit())
