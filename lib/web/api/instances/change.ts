import { z } from 'zod'
import { changeOwners } from '@/lib/instances/change-owners'
import { configureInstance } from '@/lib/instances/configure'
import { isolateInstance, releaseInstance, setWhitelist } from '@/lib/instances/isolate'
import { lockInstance, unlockInstance } from '@/lib/instances/lock'
import { failOverInstance, migrateInstance } from '@/lib/instances/move'
import { replaceSecondary } from '@/lib/instances/replace-secondary'
import { resizeInstance } from '@/lib/instances/resize'
import {
  configurationSchema,
  confirmedSchema,
  failoverSchema,
  lockSchema,
  migrateSchema,
  ownersSchema,
  replaceSecondarySchema,
  resizeSchema,
  tagsShape,
  whitelistSchema,
} from '@/lib/instances/schema'
import { setTags } from '@/lib/instances/tags'
import { none, type Operation } from '../operation'
import { act } from './act'

/** What its owners change. */
export const changeActs: readonly Operation[] = [
  act('resize', {
    id: 'resizeInstance',
    summary: 'Give it other CPUs, memory, disks or NICs',
    run: resizeInstance,
    body: z.intersection(resizeSchema, confirmedSchema),
    description:
      'Sizes in MiB. `disks` are the present ones in their order, each as large as now or larger. Taking a disk away loses data and needs the instance’s name in `confirm`. While it runs, all but the disks takes effect at its next start.',
  }),
  act('configure', {
    id: 'configureInstance',
    summary: 'Change what the hypervisor shows to it',
    run: configureInstance,
    body: configurationSchema,
  }),
  act('owners', {
    id: 'changeOwners',
    summary: 'Share it, and take it back',
    body: ownersSchema,
    run: changeOwners,
    description: 'Owners are words as `user:alice` and `group:noc`, by their whole names. Somebody must remain.',
  }),
  act('whitelist', {
    method: 'PUT',
    id: 'setWhitelist',
    summary: 'The one network that it reaches while isolated',
    body: whitelistSchema,
    run: setWhitelist,
    description: 'An empty text takes it away.',
  }),
]

/** What is for those who have its cluster in their care; of the scope `admin`. */
export const careActs: readonly Operation[] = [
  act('lock', {
    id: 'lockInstance',
    summary: 'Stop its owners from acting on it',
    body: lockSchema,
    run: lockInstance,
  }),
  act('unlock', { id: 'unlockInstance', summary: 'Let its owners act again', body: none, run: unlockInstance }),
  act('isolate', { id: 'isolateInstance', summary: 'Cut it off the network', body: lockSchema, run: isolateInstance }),
  act('release', { id: 'releaseInstance', summary: 'End its isolation', body: none, run: releaseInstance }),
  act('tags', {
    method: 'PUT',
    id: 'setTags',
    summary: 'Its tags outside the portal’s prefix',
    body: tagsShape,
    run: setTags,
  }),
  act('migrate', {
    id: 'migrateInstance',
    summary: 'Move it while it runs',
    body: migrateSchema,
    run: migrateInstance,
  }),
  act('failover', {
    id: 'failOverInstance',
    summary: 'Stop it and start it elsewhere',
    body: failoverSchema,
    run: failOverInstance,
  }),
  act('replace-disks', {
    id: 'replaceSecondary',
    summary: 'Mirror its disks on another node',
    body: replaceSecondarySchema,
    run: replaceSecondary,
  }),
]
