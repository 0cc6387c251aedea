import fc from 'fast-check'

type Schema = Record<string, unknown>
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/**
 * Values for a JSON schema: most as it asks, some as anything, and of the fields in `known` often what exists. Only what
 * zod writes is understood.
 */
export function arbitraryOf(
  schema: Schema,
  known: Record<string, readonly unknown[]>,
  name = '',
): fc.Arbitrary<unknown> {
  const shaped = shapedBy(schema, known)
  const real = known[name]
  const choices = [
    { arbitrary: shaped, weight: 8 },
    { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 },
  ]
  return fc.oneof(...choices, ...(real ? [{ arbitrary: fc.constantFrom(...real), weight: 12 }] : []))
}

function shapedBy(schema: Schema, known: Record<string, readonly unknown[]>): fc.Arbitrary<unknown> {
  const { type, enum: words, anyOf, oneOf, allOf } = schema
  if (Array.isArray(words)) return fc.constantFrom(...words)
  if ('const' in schema) return fc.constant(schema.const)
  for (const alternatives of [anyOf, oneOf])
    if (Array.isArray(alternatives)) return fc.oneof(...alternatives.map((one) => shapedBy(one, known)))
  if (Array.isArray(allOf))
    return fc.tuple(...allOf.map((one) => shapedBy(one, known))).map((parts) => Object.assign({}, ...parts))
  switch (type) {
    case 'string':
      if (schema.format === 'uuid') return fc.uuid()
      if (schema.format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
      return fc.string({ unit: 'binary', maxLength: 40 })
    case 'integer':
      return fc.oneof(fc.integer({ min: -1, max: 300 }), fc.maxSafeInteger())
    case 'number':
      return fc.double({ noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(isSchema(schema.items) ? shapedBy(schema.items, known) : fc.jsonValue(), { maxLength: 3 })
    case 'object':
      return objectBy(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 1 })
  }
}

function objectBy({ properties, required }: Schema, known: Record<string, readonly unknown[]>) {
  const fields = Object.entries(isSchema(properties) ? properties : {}).filter(([, one]) => isSchema(one))
  const asked = Array.isArray(required) ? required : []
  return fc.record(Object.fromEntries(fields.map(([name, one]) => [name, arbitraryOf(one as Schema, known, name)])), {
    requiredKeys: fields.map(([name]) => name).filter((name) => asked.includes(name)),
  })
}
