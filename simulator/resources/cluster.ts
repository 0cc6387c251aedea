import { clusterInfo } from '../model/info'
import { osNames } from '../operations/os'
import { validated } from '../operations/spec'
import { specs } from '../operations/specs'
import { type Resource, reads } from './request'
import { submitJob } from './submit'

const features = ['instance-reinstall-reqv1', 'node-migrate-reqv1', 'node-evac-res1', 'instance-create-reqv1']

export const clusterResources: Resource[] = [
  { pattern: /^\/$/, methods: { GET: reads(() => null) } },
  { pattern: /^\/2$/, methods: { GET: reads(() => null) } },
  { pattern: /^\/version$/, methods: { GET: reads(() => 2) } },
  { pattern: /^\/2\/info$/, methods: { GET: reads(({ world }) => clusterInfo(world.cluster)) } },
  { pattern: /^\/2\/features$/, methods: { GET: reads(() => features) } },
  {
    pattern: /^\/2\/os$/,
    methods: {
      // it takes a job, which is why it is the slowest of the reads
      GET: reads(async ({ world }) => {
        const input = validated(specs.osDiagnose, { output_fields: ['name', 'variants'], names: [] })
        const id = submitJob(world, [input])
        await world.queue.untilEnded(id)
        return osNames(world.cluster)
      }),
    },
  },
]
