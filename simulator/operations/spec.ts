import { HttpError } from '../http/errors'
import { isObject, type Json, type JsonObject, pythonText, pythonType } from '../json'

export type Check = (value: Json) => boolean
export type Parameter = { default?: Json; check?: Check; required?: true }

/** An opcode as the daemon knows it: its name, its class, and the parameters that it takes. */
export type OpcodeSpec = { id: string; className: string; parameters: Record<string, Parameter> }

export const text: Check = (value) => typeof value === 'string' && value !== ''
export const flag: Check = (value) => typeof value === 'boolean'
export const natural: Check = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0
export const list: Check = (value) => Array.isArray(value)
export const dict: Check = (value) => isObject(value)
export const among =
  (...choices: Json[]): Check =>
  (value) =>
    choices.includes(value)

export const required = (check: Check): Parameter => ({ check, required: true })
export const optional = (check?: Check): Parameter => ({ check: check ?? (() => true) })
export const having = (value: Json, check?: Check): Parameter => ({ default: value, check: check ?? (() => true) })

const common: Record<string, Parameter> = {
  debug_level: having(0, natural),
  priority: having(0),
  depends: optional(),
  comment: optional(),
  reason: having([]),
}

/** An opcode as the queue keeps it; refuses what the daemon would refuse before there is a job. */
export function fillOpcode(
  spec: OpcodeSpec,
  body: Json,
  fixed: JsonObject,
  renamed: Record<string, string> = {},
): JsonObject {
  const given = renameKeys(bodyObject(body), renamed)
  const overwritten = Object.keys(given).filter((name) => name in fixed)
  if (overwritten.length > 0) {
    const shown = overwritten.map(pythonText).join(', ')
    throw new HttpError(400, `Can't overwrite static parameters {${shown}}`)
  }
  return validated(spec, { ...given, ...fixed })
}

export function bodyObject(body: Json): JsonObject {
  if (body === null) return {}
  if (isObject(body)) return body
  throw new HttpError(400, `Body contents: Type is '${pythonType(body)}', but 'dict' is expected`)
}

function renameKeys(given: JsonObject, renamed: Record<string, string>): JsonObject {
  for (const [old, current] of Object.entries(renamed)) {
    if (old in given && current in given) {
      const message = `Parameter '${old}' was renamed to '${current}', but both are specified`
      throw new HttpError(400, message)
    }
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [renamed[name] ?? name, value]))
}

export function validated(spec: OpcodeSpec, given: JsonObject): JsonObject {
  const parameters = { ...common, ...spec.parameters }
  for (const name of Object.keys(given)) {
    if (!(name in parameters)) {
      const message = `Object ${spec.className} doesn't support the parameter '${name}'`
      throw new HttpError(400, `Invalid body parameters: ${message}`)
    }
  }
  const input: JsonObject = { OP_ID: spec.id }
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = given[name] ?? parameter.default
    const absent = value === undefined || value === null
    if (absent ? parameter.required : parameter.check && !parameter.check(value)) {
      const message = pythonText(`Parameter '${spec.id}.${name}' fails validation`)
      throw new HttpError(400, `Invalid body parameters: (${message}, 'wrong_input')`)
    }
    if (!absent) input[name] = value
    else if (name === 'depends' || name === 'comment') input[name] = null
  }
  return input
}
