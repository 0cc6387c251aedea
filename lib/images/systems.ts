import type { Db } from '@/lib/db/client'
import { readSettings } from '@/lib/settings/queries'

/**
 * What can be installed: an image of a catalogue (`image:ID`) or an operating system definition that clusters have
 * themselves (`os:NAME`). `clusterIds` are the enabled clusters that can install it. Nothing of osparams is in here
 * (spec S8).
 */
export type OfferedSystem = { key: string; label: string; provider: string; clusterIds: number[] }

export async function offeredSystems(db: Db): Promise<OfferedSystem[]> {
  // One after the other: within a transaction they share a connection.
  const images = await db.image.findMany({
    where: { goneAt: null },
    select: { id: true, description: true, provider: true },
  })
  const states = await db.clusterState.findMany({
    where: { cluster: { disabled: false } },
    select: { clusterId: true, osList: true },
  })
  const settings = await readSettings(db)
  const having = (os: string) => states.filter((state) => state.osList.includes(os)).map((state) => state.clusterId)
  const fromCatalogue = images.map(({ id, description, provider }) => ({
    key: `image:${id}`,
    label: description,
    provider,
    clusterIds: having(provider),
  }))
  const names = settings.offerClusterOs ? [...new Set(states.flatMap((state) => state.osList))] : []
  const providers = new Set(images.map((image) => image.provider))
  const fromClusters = names
    .filter((name) => !providers.has(name))
    .map((name) => ({ key: `os:${name}`, label: name, provider: name, clusterIds: having(name) }))
  return [...fromCatalogue.sort(byLabel), ...fromClusters.sort(byLabel)]
}

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'en', { numeric: true })
