import { tagOf } from './document'
import { inputSchemaOf, type JsonSchema, outputSchemaOf } from './json-schema'
import type { Operation } from './operation'
import { OPERATIONS } from './operations'

type FieldView = { name: string; type: string; required: boolean; about: string }
type OperationView = Pick<Operation, 'id' | 'method' | 'path' | 'summary' | 'scope' | 'status'> & {
  about: string
  parameters: FieldView[]
  body: FieldView[]
  answer: FieldView[]
}

/** The operations as people read them, by the first part of their address. */
export function readReference(): { name: string; operations: OperationView[] }[] {
  const names = [...new Set(OPERATIONS.map(tagOf))]
  return names.map((name) => ({ name, operations: OPERATIONS.filter((one) => tagOf(one) === name).map(view) }))
}

function view({
  id,
  method,
  path,
  summary,
  description,
  scope,
  status,
  query,
  body,
  answer,
}: Operation): OperationView {
  return {
    id,
    method,
    path,
    summary,
    scope,
    status,
    about: description ?? '',
    parameters: fieldsOf(inputSchemaOf(query)),
    body: method === 'GET' ? [] : fieldsOf(inputSchemaOf(body)),
    answer: fieldsOf(outputSchemaOf(answer)).map((field) => ({ ...field, required: false })),
  }
}

function fieldsOf(schema: JsonSchema): FieldView[] {
  const whole = resolved(schema, schema)
  const parts = whole.allOf?.map((part) => resolved(part, schema)) ?? [whole]
  return parts.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, one]) => {
      const field = typeof one === 'boolean' ? {} : one
      const about = typeof field.description === 'string' ? field.description : ''
      return { name, type: typeOf(field), required: required.includes(name), about }
    }),
  )
}

/** A schema with a name is a reference into its own definitions. */
function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '')
  const found = name === undefined ? undefined : root.$defs?.[name]
  return typeof found === 'object' ? found : schema
}

function typeOf({ type, enum: words, anyOf, items, $ref, format }: JsonSchema): string {
  if ($ref) return $ref.replace('#/$defs/', '')
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' | ')
  if (type === 'array') return `${items && typeof items === 'object' && !Array.isArray(items) ? typeOf(items) : ''}[]`
  const named = [type ?? 'any'].flat().join(' | ')
  return format ? `${named} (${format})` : named
}
