import { afterAll, expect, vi } from 'vitest'
import { createRapi, type Rapi } from '@/lib/rapi/client'
import type { InstanceCreate } from '@/lib/rapi/resources/instance-create'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import type { RapiTarget } from '@/lib/rapi/target'
import type { TestCluster } from '@/tests/support/ganeti-cluster'

export function targetOf(cluster: TestCluster, user: Partial<TestCluster['writer']> = cluster.writer): RapiTarget {
  const { host, port, sha256 } = cluster
  return { host, port, tls: true, trust: { kind: 'pin', sha256 }, ...user }
}

/** A client of the cluster, by default of its writer, until the file ends. */
export function clientOf(cluster: TestCluster, user?: Partial<TestCluster['writer']>): Rapi {
  const rapi = createRapi(targetOf(cluster, user))
  afterAll(() => rapi.close())
  return rapi
}

/** The job once it has ended, however it did. */
export function ended(rapi: Rapi, id: number): Promise<RapiJob> {
  return vi.waitFor(
    async () => {
      const job = await rapi.jobs.get(id)
      expect(job.endedAt, `job ${id} is ${job.status}`).not.toBeNull()
      return job
    },
    { timeout: 60_000, interval: 200 },
  )
}

/** The job, which must have succeeded. */
export async function done(rapi: Rapi, id: number): Promise<RapiJob> {
  const job = await ended(rapi, id)
  expect(job.error).toBeUndefined()
  expect(job.status).toBe('success')
  return job
}

export function diskless(name: string): InstanceCreate {
  return {
    name,
    os: 'noop',
    disk_template: 'diskless',
    disks: [],
    nics: [],
    beparams: { memory: 64, vcpus: 1 },
    start: false,
    ip_check: false,
    name_check: false,
    wait_for_sync: false,
  }
}
