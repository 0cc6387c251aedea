import { z } from 'zod'
import { type Filter, query, queryUnread, type Unread } from '../query'
import type { Transport } from '../transport'
import { configurationRow, type InstanceConfiguration, toConfiguration } from './instance-configuration'
import { type InstanceDiskWrites, instanceDiskWrites } from './instance-disk-writes'
import { type InstanceLive, liveRow, toLive } from './instance-live'
import { type InstanceWrites, instanceWrites } from './instance-writes'

export type InstancesApi = InstanceWrites &
  InstanceDiskWrites & {
    names(): Promise<string[]>
    /** `changedSince`: epoch seconds; only instances whose `mtime` is later. A removed one is merely absent. */
    configuration(options?: { changedSince?: number }): Promise<InstanceConfiguration[]>
    /** The configuration of all, read by who wants it. */
    unread(): Promise<Unread<InstanceConfiguration>[]>
    /** Asks every node concerned, so dearer than `configuration`. A name that the cluster does not know is left out. */
    live(names?: string[]): Promise<InstanceLive[]>
  }

const nameRow = z.object({ name: z.string() })

export function instancesApi(transport: Transport): InstancesApi {
  return {
    ...instanceWrites(transport),
    ...instanceDiskWrites(transport),
    async names() {
      return (await query(transport, 'instance', nameRow)).map((row) => row.name)
    },
    async configuration({ changedSince } = {}) {
      if (changedSince === undefined) return (await query(transport, 'instance', configurationRow)).map(toConfiguration)
      // Ganeti's filters take whole numbers only
      const rows = await query(transport, 'instance', configurationRow, ['>', 'mtime', Math.floor(changedSince)])
      return rows.map(toConfiguration).filter((instance) => instance.mtime > changedSince)
    },
    async unread() {
      const rows = await queryUnread(transport, 'instance', configurationRow)
      return rows.map((row) => ({ ...row, read: () => toConfiguration(row.read()) }))
    },
    async live(names) {
      if (names?.length === 0) return []
      return (await query(transport, 'instance', liveRow, names && named(names))).map(toLive)
    },
  }
}

/** Ganeti answers a filter of nothing but names with a 500 when one is unknown; with any other term it does not. */
function named(names: readonly string[]): Filter {
  return ['|', ['=', 'uuid', ''], ...names.map((name) => ['=', 'name', name])]
}
