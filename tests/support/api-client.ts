import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

type Schema = Record<string, unknown>
type Media = { content?: Record<string, { schema: Schema }>; headers?: Record<string, unknown> }
type Described = {
  operationId: string
  summary: string
  security: Record<string, string[]>[]
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  requestBody?: Required<Pick<Media, 'content'>>
  responses: Record<string, Media>
}
export type Document = {
  servers: { url: string }[]
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}
type Documented = Described & { method: string; path: string }
type Sent = { params?: Record<string, string | number>; query?: Record<string, unknown>; body?: unknown }
type Told<T = Record<string, unknown>> = { status: number; body: T; location: string | null; headers: Headers }

export const operationsOf = ({ paths }: Document): Documented[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  )

/**
 * A program that knows nothing but the OpenAPI document and a token: it asks by operation ids, and takes no answer that
 * the document does not describe.
 */
export function documentedClient(document: Document, token: string) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema({ $id: 'api', components: document.components })
  const base = document.servers[0]?.url ?? ''
  const operations = new Map(operationsOf(document).map((one) => [one.operationId, one]))
  const compiled = new Map<string, ValidateFunction>()

  const check = (key: string, schema: Schema, value: unknown) => {
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'))
    const validate = compiled.get(key) ?? ajv.compile(rooted)
    compiled.set(key, validate)
    if (!validate(value)) throw new Error(`${key}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`)
  }

  /** Throws where the answer is not as described. */
  const checkAnswer = async ({ operationId, responses }: Documented, answer: Response): Promise<unknown> => {
    const described = responses[answer.status] ?? (answer.status >= 400 ? responses.default : undefined)
    if (!described) throw new Error(`${operationId} does not describe ${answer.status}: ${await answer.text()}`)
    if (described.headers && answer.ok)
      for (const name of Object.keys(described.headers))
        if (!answer.headers.has(name)) throw new Error(`${operationId}: no ${name}`)
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    const text = await answer.text()
    if (!described.content) {
      if (text !== '') throw new Error(`${operationId} ${answer.status} has a body: ${text}`)
      return undefined
    }
    const media = described.content[type]
    if (!media) throw new Error(`${operationId} does not describe ${type}`)
    const bodies = type === 'text/event-stream' ? eventsIn(text) : [JSON.parse(text)]
    for (const body of bodies)
      check(`${operationId} ${answer.status < 400 ? answer.status : 'problem'}`, media.schema, body)
    return bodies.at(-1)
  }

  const send = async (operation: Documented, { params = {}, query = {}, body }: Sent = {}, headers = {}) => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name] ?? '')))
    const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]))
    const search = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
    return fetch(base + path + search, {
      method: operation.method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  }

  const call = async <T = Record<string, unknown>>(id: string, sent: Sent = {}): Promise<Told<T>> => {
    const operation = operations.get(id)
    if (!operation) throw new Error(`the document has no ${id}`)
    const answer = await send(operation, sent)
    const { status, headers } = answer
    const body = (await checkAnswer(operation, answer)) as T
    return { status, body, headers, location: headers.get('location') }
  }

  /** What must go well. */
  const ask = async <T = Record<string, unknown>>(id: string, sent: Sent = {}): Promise<Told<T>> => {
    const told = await call<T>(id, sent)
    if (told.status >= 400) throw new Error(`${id}: ${JSON.stringify(told.body)}`)
    return told
  }
  return { operations, send, checkAnswer, call, ask }
}

export type DocumentedClient = ReturnType<typeof documentedClient>

const eventsIn = (text: string): unknown[] =>
  (text.match(/^data: .*$/gm) ?? []).map((line) => JSON.parse(line.slice(6)))
