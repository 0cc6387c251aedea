import { jobId } from '../fields'
import { path } from '../path'
import { checkReason } from '../reason'
import { checkTags } from '../tags'
import type { Transport } from '../transport'
import type { Reasoned } from './instance-writes'
import type { JobId } from './jobs'

/** Rejects with `invalid_input` for what Ganeti does not take as a tag; the job fails when a tag to remove is not there. */
export type TagWrites = {
  addTags(name: string, tags: string[], options: Reasoned): Promise<JobId>
  removeTags(name: string, tags: string[], options: Reasoned): Promise<JobId>
}

export function tagWrites(transport: Transport, place: 'nodes' | 'groups' | 'networks'): TagWrites {
  const tagging =
    (method: 'PUT' | 'DELETE') =>
    async (name: string, tags: string[], { reason }: Reasoned) => {
      checkTags(tags)
      const query = { tag: tags, reason: checkReason(reason) }
      return transport.write({ method, path: path([2, place, name, 'tags'], query) }, jobId)
    }
  return { addTags: tagging('PUT'), removeTags: tagging('DELETE') }
}
