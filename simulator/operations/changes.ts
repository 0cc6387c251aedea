import { OpError, prerequisite } from '../jobs/op-error'
import { isText, type Json, type JsonObject } from '../json'
import { listAt, objectAt } from './input'

export type Change = { action: 'add' | 'remove' | 'modify'; index: number; parameters: JsonObject }

/** `["add", {…}]`, `["remove", index, {}]`, `["modify", index, {…}]` or `[index, {…}]`; -1 is the last or a new one. */
export function readChange(source: Json): Change {
  const parts = listAt(source)
  const [head] = parts
  const parameters = objectAt(parts.at(-1))
  const index = parts.length === 3 ? Number(parts[1]) : -1
  if (head === 'add' || head === 'attach') return { action: 'add', index, parameters }
  if (head === 'remove' || head === 'detach') return { action: 'remove', index, parameters }
  if (head === 'modify') return { action: 'modify', index, parameters }
  if (isText(head) && !/^-?\d+$/.test(head)) throw prerequisite(`Unknown operation '${head}'`, 'wrong_input')
  return { action: 'modify', index: Number(head), parameters }
}

/** How Ganeti writes a change down in the opcode. */
export function writtenChange({ action, index, parameters }: Change): Json {
  return [action, index, parameters]
}

export function positionOf(index: number, count: number, what: string): number {
  if (index > count) throw new OpError('OpExecError', `Got ${what} index ${index}, but there are only ${count}`)
  const position = index < 0 ? count + index : index
  if (position < 0 || position >= count) throw new OpError('OpExecError', 'list index out of range')
  return position
}
