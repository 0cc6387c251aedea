import { AppError } from '@/lib/errors/app-error'
import { BodyTooLong, readBody } from '@/lib/net/read-body'
import { inputSchemaOf } from './json-schema'
import type { Operation } from './operation'
import { QueryError } from './parse-part'

/** What a write may send at most, in bytes. */
const MAX_BODY = 256 * 1024

/** A parameter that the operation does not know is refused: a misspelt filter must not find everything. */
export function readQuery(url: URL, { query }: Operation): Record<string, string | string[]> {
  const { properties = {} } = inputSchemaOf(query)
  if (holdsNul(url.search)) throw new BodyError(400, 'text_unstorable')
  const given: Record<string, string | string[]> = {}
  for (const name of new Set(url.searchParams.keys())) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (known === undefined) throw new QueryError({ [name]: { code: 'unknown_parameter' } })
    const values = url.searchParams.getAll(name)
    if (isArray(known)) given[name] = values
    else if (values.length > 1) throw new QueryError({ [name]: { code: 'given_twice' } })
    else given[name] = values[0] ?? ''
  }
  return given
}

const isArray = (schema: unknown) =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'array'

export class BodyError extends AppError {
  constructor(
    readonly status: 400 | 413 | 415,
    reason: string,
  ) {
    super('invalid', reason, reason === 'body_too_long' ? { limit: MAX_BODY } : {})
  }
}

/** The bytes of a body of at most MAX_BODY; read no further where there are more. */
export async function readBytes(request: Request): Promise<Buffer> {
  try {
    return request.body ? await readBody(request.body, MAX_BODY) : Buffer.alloc(0)
  } catch (error) {
    throw error instanceof BodyTooLong ? new BodyError(413, 'body_too_long') : error
  }
}

/** JSON; nothing at all is an empty object, so that acts without choices need no body. */
export function readJson(request: Request, bytes: Buffer): unknown {
  if (bytes.length === 0) return {}
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) throw new BodyError(415, 'body_not_json')
  const text = textOf(bytes)
  if (holdsNul(text)) throw new BodyError(400, 'text_unstorable')
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError(400, 'body_unreadable')
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BodyError(400, 'body_unreadable')
  }
}

/** PostgreSQL keeps no U+0000 in a text; as it comes, as JSON writes it, and as an address does. */
const holdsNul = (text: string) => /\0|\\u0000|%00/.test(text)
