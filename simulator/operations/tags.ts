import { notKnown, OpError, prerequisite } from '../jobs/op-error'
import { dryRunNotice, type Operation, type OperationContext, takes } from '../jobs/operation'
import { isText, type Json } from '../json'
import { touch } from '../model/changes'
import { findByName } from '../model/lookup'
import type { Stamped } from '../model/types'
import { listAt } from './input'

export const tagsSet: Operation = function* (context) {
  const { input, clock } = context
  const target = targetOf(context)
  const tags = checkTags(listAt(input.tags))
  yield takes(0.3)
  if (input.dry_run) yield dryRunNotice
  else {
    target.tags = [...new Set([...target.tags, ...tags])]
    mark(target, clock)
  }
  return null
}

export const tagsDelete: Operation = function* (context) {
  const { input, clock } = context
  const target = targetOf(context)
  const tags = checkTags(listAt(input.tags))
  const missing = tags.filter((tag) => !target.tags.includes(tag))
  if (missing.length > 0) {
    const shown = missing
      .sort()
      .map((tag) => `'${tag}'`)
      .join(', ')
    throw prerequisite(`Tag(s) ${shown} not found`, 'unknown_entity')
  }
  yield takes(0.3)
  if (input.dry_run) yield dryRunNotice
  else {
    target.tags = target.tags.filter((tag) => !tags.includes(tag))
    mark(target, clock)
  }
  return null
}

/** The rules that every tag has to keep. */
export function checkTags(tags: Json[]): string[] {
  return tags.map((tag) => {
    if (!isText(tag)) throw new OpError('TagError', 'Invalid tag type (not a string)')
    if (tag.length > 128) throw new OpError('TagError', 'Tag too long (>128 characters)')
    if (tag === '') throw new OpError('TagError', 'Tags cannot be empty')
    if (!/^[\w.+*/:@-]+$/.test(tag)) throw new OpError('TagError', 'Tag contains invalid characters')
    return tag
  })
}

type Tagged = { tags: string[] } | Stamped

function targetOf({ cluster, input }: OperationContext): Tagged {
  const name = String(input.name)
  if (input.kind === 'cluster') return cluster
  const kinds: Record<string, [items: Map<string, Stamped>, unknown: () => Error]> = {
    instance: [cluster.instances, () => notKnown('Instance', name)],
    node: [cluster.nodes, () => notKnown('Node', name)],
    nodegroup: [cluster.groups, () => prerequisite(`Node group '${name}' not found`, 'unknown_entity')],
    network: [cluster.networks, () => prerequisite(`Network '${name}' not found`, 'unknown_entity')],
  }
  const kind = kinds[String(input.kind)]
  if (!kind) throw prerequisite('Invalid tag type', 'wrong_input')
  const found = findByName(kind[0], name)
  if (!found) throw kind[1]()
  return found
}

function mark(target: Tagged, clock: () => number): void {
  if ('serialNo' in target) touch(target, clock)
}
