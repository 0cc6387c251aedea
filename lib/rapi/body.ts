import type { Readable } from 'node:stream'
import { RapiError } from './errors'

/** Why a body was not read to its end. */
export const bodyTooLarge = new Error('body too large')

/** The whole of an answer as text; stops reading, and rejects with `bodyTooLarge`, past `maxBytes`. */
export async function readBody(body: Readable, declaredLength: unknown, maxBytes: number): Promise<string> {
  if (Number(declaredLength) > maxBytes) {
    body.on('error', () => {}).destroy()
    throw bodyTooLarge
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw bodyTooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * The body of a request. RAPI breaks the connection over raw UTF-8, and its job queue fails over escaped characters
 * that are not ASCII, so such text is refused here.
 */
export function encodeBody(value: unknown): string {
  const text = JSON.stringify(value)
  if (!/^[\x20-\x7e]*$/.test(text)) throw new RapiError('invalid_input', 'Ganeti takes ASCII text only')
  return text
}
