import { HttpError } from '../http/errors'
import { versionBefore } from '../version'
import { clusterResources } from './cluster'
import { groupResources } from './groups'
import { instanceDiskResources } from './instance-disks'
import { instanceResources } from './instances'
import { jobResources } from './jobs'
import { networkResources } from './networks'
import { nodeResources } from './nodes'
import { queryResources } from './query'
import type { Method, Resource } from './request'
import { tagResources } from './tags'

export type Found = { method: Method; items: string[] }

/** The resources of a daemon of that version. */
export function makeRoutes(version: string): (method: string, url: string) => Found {
  const resources: Resource[] = [
    ...clusterResources,
    ...nodeResources,
    ...groupResources,
    ...(versionBefore(version, 2, 6) ? [] : networkResources),
    ...instanceResources,
    ...instanceDiskResources,
    ...tagResources,
    ...jobResources(version),
    ...queryResources(version),
  ]
  return (name, url) => {
    const [path = ''] = url.split('?')
    for (const { pattern, methods } of resources) {
      const match = pattern.exec(path)
      if (!match) continue
      const method = methods[name]
      if (!method) throw new HttpError(501, `Method ${name} is unsupported for path ${url}`)
      return { method, items: match.slice(1) }
    }
    throw new HttpError(404)
  }
}
