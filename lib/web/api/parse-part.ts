import type { z } from 'zod'
import { AppError, type FieldError, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'

export type Part = 'path' | 'query' | 'body'

/** Of a request the part that does not fit; its fields are those of the query, not of the body. */
export class QueryError extends AppError {
  constructor(fields: Record<string, FieldError>) {
    super('invalid', 'invalid', {}, fields)
  }
}

/** An address that names nothing possible is one of nothing. Throws `invalid` for the others. */
export function parsePart<S extends z.ZodType>(part: Part, schema: S, input: unknown): z.output<S> {
  try {
    return parse(schema, input)
  } catch (error) {
    if (!(error instanceof AppError) || part === 'body') throw error
    throw part === 'path' ? notFound() : new QueryError(error.fields)
  }
}
