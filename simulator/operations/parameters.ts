import { OpError, prerequisite } from '../jobs/op-error'
import type { JsonObject } from '../json'
import { globalHvparams } from '../model/parameters'
import type { Cluster } from '../model/types'

const flags = ['auto_balance', 'always_failover']

export function checkBeparams(beparams: JsonObject): void {
  const known = ['minmem', 'maxmem', 'memory', 'vcpus', 'spindle_use', ...flags]
  for (const [name, value] of Object.entries(beparams)) {
    if (!known.includes(name)) throw new OpError('TypeEnforcementError', `Unknown parameter '${name}'`)
    if (value === 'default' || value === null) continue
    if (flags.includes(name) ? typeof value === 'boolean' : Number.isInteger(Number(value))) continue
    const kind = flags.includes(name) ? 'boolean' : 'integer'
    throw new OpError('TypeEnforcementError', `'${name}' (value ${String(value)}) is not a valid ${kind}`)
  }
}

export function checkHvparams(cluster: Cluster, hypervisor: string, hvparams: JsonObject): void {
  const global = Object.keys(hvparams).filter((name) => globalHvparams.includes(name))
  if (global.length > 0) {
    const message =
      'The following hypervisor parameters are global and cannot be customized at instance level, ' +
      `please modify them at cluster level: ${global.join(', ')}`
    throw prerequisite(message, 'wrong_input')
  }
  const known = cluster.hvparams[hypervisor] ?? {}
  for (const name of Object.keys(hvparams)) {
    if (!(name in known)) throw new OpError('TypeEnforcementError', `Unknown parameter '${name}'`)
  }
}

/** Refuses a parameter that is not among those. */
export function checkKnown(given: JsonObject, known: JsonObject): void {
  const unknown = Object.keys(given).find((name) => !(name in known))
  if (unknown !== undefined) throw new OpError('TypeEnforcementError', `Unknown parameter '${unknown}'`)
}

/** New values over old; `default` takes a value back. */
export function applyParameters(old: JsonObject, changes: JsonObject): JsonObject {
  const all = { ...old, ...changes }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== 'default' && value !== null))
}

export function withNumbers(beparams: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(beparams).map(([name, value]) =>
      typeof value === 'string' && value !== 'default' ? [name, Number(value)] : [name, value],
    ),
  )
}
