import type { Step } from './act'

export const addTag =
  (name: string, ...tags: string[]): Step['call'] =>
  (rapi, reason) =>
    rapi.instances.addTags(name, tags, { reason })

export const removeTag =
  (name: string, ...tags: string[]): Step['call'] =>
  (rapi, reason) =>
    rapi.instances.removeTags(name, tags, { reason })
