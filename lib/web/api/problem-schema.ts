import { z } from 'zod'
import { outputSchemaOf } from './json-schema'

const values = z.record(z.string(), z.union([z.string(), z.number()]))

const fault = z.object({
  pointer: z.string().optional().describe('Into the body: a JSON pointer (RFC 6901)'),
  parameter: z.string().optional().describe('Of the query'),
  code: z.string(),
  values,
  detail: z.string(),
})

/** RFC 9457, as `apiProblem` answers. */
export const PROBLEM = outputSchemaOf(
  z.object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('For people, in their language'),
    code: z.string().describe('For programs: does not change'),
    values,
    errors: z.array(fault),
    requestId: z.string(),
  }),
)
