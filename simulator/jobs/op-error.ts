import type { Json } from '../json'

export type ErrorWord =
  | 'already_exists'
  | 'environment_error'
  | 'insufficient_resources'
  | 'internal_error'
  | 'resolver_error'
  | 'resource_not_unique'
  | 'unknown_entity'
  | 'wrong_input'
  | 'wrong_state'

/** Ends an opcode; it travels as `[kind, [text, word]]`. */
export class OpError extends Error {
  constructor(
    readonly kind: string,
    readonly text: string,
    readonly word?: ErrorWord,
  ) {
    super(text)
  }

  toResult(): Json {
    return [this.kind, this.word === undefined ? [this.text] : [this.text, this.word]]
  }
}

export const prerequisite = (text: string, word?: ErrorWord) => new OpError('OpPrereqError', text, word)
export const notKnown = (kind: string, name: string) => prerequisite(`${kind} '${name}' not known`, 'unknown_entity')
