import { HttpError } from '../http/errors'
import type { Json, JsonObject } from '../json'
import type { World } from '../world'

/** A request that found its resource: `items` are the parts of the address that vary. */
export type ResourceRequest = {
  world: World
  items: string[]
  query: Map<string, string[]>
  body: Json
}

export type Handler = (request: ResourceRequest) => Json | Promise<Json>

export type Method = { access: string[]; handle: Handler }
export type Resource = { pattern: RegExp; methods: Record<string, Method> }

const write = ['write']

export const reads = (handle: Handler, access: string[] = []): Method => ({ access, handle })
export const writes = (handle: Handler): Method => ({ access: write, handle })

export function parameter(request: ResourceRequest, name: string): string | undefined {
  return request.query.get(name)?.[0]
}

/** A parameter such as `bulk=1`; anything but a number is refused. */
export function flagParameter(request: ResourceRequest, name: string): boolean {
  const value = parameter(request, name) ?? '0'
  if (!/^\s*[+-]?\d+\s*$/.test(value)) throw new HttpError(400, `Invalid value for the '${name}' parameter`)
  return Number(value) !== 0
}

export function item(request: ResourceRequest, index = 0): string {
  return request.items[index] ?? ''
}

/** The trail that every write leaves: what its sender said, and which resource it came by. */
export function reasonTrail(request: ResourceRequest, resource: string): JsonObject {
  const nanoseconds = Math.round(request.world.clock() * 1e6) * 1000
  const said = parameter(request, 'reason')
  const own = [`gnt:library:rlib2:${resource}`, '', nanoseconds]
  return { reason: said === undefined ? [own] : [['gnt:user', said, nanoseconds], own] }
}
