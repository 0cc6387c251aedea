import { z } from 'zod'
import { type FieldError, invalid } from './app-error'

/**
 * Parses a verb's input; a failure is an AppError `invalid` whose fields carry codes. A schema gives its own code as
 * the issue's message (`z.string().min(1, 'required')`); zod's own messages become `invalid_value`.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalid(fieldErrors(result.error.issues))
}

/** Of an object those fields that fit its schema; the others as if they were not given. For addresses and stored values. */
export function parseFitting<S extends z.ZodObject>(schema: S, input: Record<string, unknown>): z.output<S> {
  const fits = ([name, field]: [string, z.core.$ZodType]) => z.safeParse(field, input[name]).success
  const names = Object.entries(schema.shape)
    .filter(fits)
    .map(([name]) => name)
  return schema.parse(Object.fromEntries(names.map((name) => [name, input[name]])))
}

function fieldErrors(issues: readonly z.core.$ZodIssue[]): Record<string, FieldError> {
  const fields: Record<string, FieldError> = {}
  for (const issue of issues) fields[issue.path.join('.') || 'form'] ??= fieldError(issue)
  return fields
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const code = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : 'invalid_value'
  if (issue.code === 'too_big' && code === 'too_big') return { code, values: { limit: Number(issue.maximum) } }
  if (issue.code === 'too_small' && code === 'too_small') return { code, values: { limit: Number(issue.minimum) } }
  return { code }
}
