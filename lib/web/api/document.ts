import { SCOPES } from '@/lib/access/scopes'
import { config } from '@/lib/config/env'
import { inputSchemaOf, type JsonSchema, outputSchemaOf } from './json-schema'
import type { Operation } from './operation'
import { OPERATIONS } from './operations'
import { PROBLEM } from './problem-schema'

type Shared = Record<string, unknown>

/** OpenAPI 3.1, made of the schemas that requests and answers go through. */
export function openApi() {
  const { publicUrl } = config()
  const paths: Record<string, Record<string, unknown>> = {}
  const schemas: Shared = { Problem: PROBLEM }
  for (const one of OPERATIONS)
    paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: described(one, schemas) }
  const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, scope]))
  const code = { authorizationUrl: `${publicUrl}/o/authorize`, tokenUrl: `${publicUrl}/o/token`, scopes }
  return {
    openapi: '3.1.0',
    info: { title: 'ganetimgr', version: '1' },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: [...new Set(OPERATIONS.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal token, made in the profile' },
        oauth2: { type: 'oauth2', flows: { authorizationCode: code } },
      },
    },
  }
}

/** What it is of: the first part of its address. */
export const tagOf = ({ path }: Operation) => path.split('/')[1] ?? ''

function described(operation: Operation, schemas: Shared) {
  const { id, summary, description, scope, params, query } = operation
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags: [tagOf(operation)],
    security: [{ token: [] }, { oauth2: [scope] }],
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...bodyOf(operation),
    responses: {
      [operation.status]: answerOf(operation, schemas),
      ...(operation.method === 'GET' && operation.media === 'application/json'
        ? { 304: { description: 'As the If-None-Match of the request has it' } }
        : {}),
      default: { description: 'RFC 9457', content: { 'application/problem+json': { schema: ref('Problem') } } },
    },
  }
}

function parameters(schema: Operation['params'], place: 'path' | 'query') {
  const { properties = {}, required = [] } = inputSchemaOf(schema)
  return Object.entries(properties).map(([name, one]) => {
    const { description, ...rest } = one as JsonSchema
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: rest,
      ...(description ? { description } : {}),
    }
  })
}

function bodyOf({ method, body }: Operation) {
  const schema = inputSchemaOf(body)
  if (method === 'GET' || Object.keys(schema.properties ?? schema.anyOf ?? {}).length === 0) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}

function answerOf({ status, summary, answer, media, located }: Operation, schemas: Shared) {
  if (status === 204) return { description: summary }
  const headers = located ? { headers: { Location: { description: 'Where it is read', schema: URI } } } : {}
  return {
    description: summary,
    ...headers,
    content: { [media]: { schema: hoisted(outputSchemaOf(answer), schemas) } },
  }
}

const URI = { type: 'string', format: 'uri' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Schemas with a name go to the components, once; where they were is a reference. */
function hoisted({ $defs = {}, ...schema }: JsonSchema, schemas: Shared): unknown {
  for (const [name, definition] of Object.entries($defs)) schemas[name] ??= withRefs(definition)
  return withRefs(schema)
}

const withRefs = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
