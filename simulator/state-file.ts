import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Job } from './jobs/types'
import type { Cluster } from './model/types'
import type { World } from './world'

export type KeptState = { cluster: Cluster; jobs: Job[]; lastJobId: number }

type Written = Omit<KeptState, 'cluster'> & { cluster: Record<keyof Cluster, unknown> }

const maps = ['groups', 'nodes', 'networks', 'instances'] as const

export function readState(path: string): KeptState | null {
  if (!existsSync(path)) return null
  const { cluster, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Written
  for (const name of maps) cluster[name] = new Map((cluster[name] as { name: string }[]).map((one) => [one.name, one]))
  return { ...rest, cluster: cluster as Cluster }
}

export function writeState(path: string, { cluster, queue }: World): void {
  const lists = Object.fromEntries(maps.map((name) => [name, [...cluster[name].values()]]))
  const kept = { cluster: { ...cluster, ...lists }, jobs: [...queue.jobs.values()], lastJobId: queue.latestId }
  writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
