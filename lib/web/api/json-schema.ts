import { z } from 'zod'

export type JsonSchema = z.core.JSONSchema.BaseSchema

const read = new WeakMap<z.ZodType, JsonSchema>()

/** What may be sent. */
export function inputSchemaOf(schema: z.ZodType): JsonSchema {
  const known = read.get(schema) ?? without$schema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  read.set(schema, known)
  return known
}

/** What goes out. */
export const outputSchemaOf = (schema: z.ZodType): JsonSchema =>
  without$schema(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }))

function without$schema({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema
}
