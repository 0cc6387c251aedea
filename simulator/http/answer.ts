import { dumps, type Json } from '../json'
import type { Found } from '../resources/routes'
import type { World } from '../world'
import { checkUser, credentialsOf, unauthorized } from './auth'
import { errorBody, HttpError } from './errors'
import { parseQuery } from './query-string'

export type Incoming = {
  method: string
  url: string
  authorization: string | undefined
  contentType: string | undefined
  body: Buffer
}

export type Outgoing = { code: number; headers: Record<string, string>; body: string }

export type Routes = (method: string, url: string) => Found

/** What the daemon says to a request; never rejects. */
export async function answerTo(world: World, routes: Routes, incoming: Incoming): Promise<Outgoing> {
  try {
    const { method, items } = admit(world, routes, incoming)
    const body = readBody(incoming)
    const result = await method.handle({ world, items, query: parseQuery(incoming.url), body })
    return json(200, result)
  } catch (error) {
    const refusal = error instanceof HttpError ? error : new HttpError(500, String(error))
    return json(refusal.code, errorBody(refusal), refusal.headers)
  }
}

/** The resource is looked for first, unless nobody may do anything without a name. */
function admit(world: World, routes: Routes, { method, url, authorization }: Incoming): Found {
  if (world.requireAuthentication && !authorization) throw unauthorized()
  const found = routes(method, url)
  if (authorization || world.requireAuthentication || found.method.access.length > 0) {
    checkUser(world.users, credentialsOf(authorization), found.method.access)
  }
  return found
}

function readBody({ body, contentType }: Incoming): Json {
  if (body.length === 0) return null
  if ((contentType ?? 'application/octet-stream').toLowerCase() !== 'application/json') throw new HttpError(415)
  try {
    return JSON.parse(body.toString('utf8')) as Json
  } catch {
    throw new HttpError(400, 'Unable to parse JSON data')
  }
}

function json(code: number, value: Json, headers: Record<string, string> = {}): Outgoing {
  return { code, headers: { 'Content-Type': 'application/json', ...headers }, body: `${dumps(value)}\n` }
}
