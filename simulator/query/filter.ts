import { dumps, isText, type Json } from '../json'

export type Comparison = '=' | '<' | '<=' | '>' | '>=' | '=~' | '=[]'

export type Filter =
  | { op: 'or' | 'and'; filters: Filter[] }
  | { op: 'not'; filter: Filter }
  | { op: 'true'; field: string }
  | { op: Comparison; field: string; value: string | number; regex?: RegExp }

/** Why Ganeti cannot make a filter of it. */
export class FilterSyntaxError extends Error {}

const comparisons: Record<string, Comparison> = {
  '=': '=',
  '==': '=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=~': '=~',
  '=[]': '=[]',
}

export function parseFilter(source: Json): Filter {
  const [head, ...args] = Array.isArray(source) ? source : []
  if (!isText(head)) {
    throw new FilterSyntaxError(`Cannot deserialise filter: expected array [string, args], got ${dumps(source)}`)
  }
  if (head === '|') return { op: 'or', filters: args.map(parseFilter) }
  if (head === '&') return { op: 'and', filters: args.map(parseFilter) }
  if (head === '!') {
    const [inner] = args
    if (args.length !== 1 || inner === undefined) {
      throw new FilterSyntaxError(`Cannot deserialise field, expected [filter] but got ${dumps(args)}`)
    }
    return { op: 'not', filter: parseFilter(inner) }
  }
  if (head === '?') return { op: 'true', field: onlyField(args) }
  if (head === '!=') return { op: 'not', filter: comparison('=', args) }
  const op = comparisons[head]
  if (!op) throw new FilterSyntaxError(`Unknown filter operand '${head}'`)
  return comparison(op, args)
}

/** Every field that a filter looks at. */
export function fieldsOf(filter: Filter): string[] {
  if ('filters' in filter) return filter.filters.flatMap(fieldsOf)
  return 'filter' in filter ? fieldsOf(filter.filter) : [filter.field]
}

/** The names that a filter asks for one by one, or null when it asks for anything else. */
export function requestedNames(filter: Filter, nameField: string): (string | number)[] | null {
  if (filter.op === '=') return filter.field === nameField ? [filter.value] : null
  if (!('filters' in filter) || filter.op === 'and' || filter.filters.length === 0) return null
  const names = filter.filters.map((one) => requestedNames(one, nameField))
  return names.every((one) => one !== null) ? names.flat() : null
}

function onlyField(args: Json[]): string {
  const [name] = args
  if (args.length !== 1 || name === undefined) {
    throw new FilterSyntaxError(`Cannot deserialise field, expected [fieldname] but got ${dumps(args)}`)
  }
  return fieldName(name)
}

function comparison(op: Comparison, args: Json[]): Filter {
  const [name, value] = args
  if (args.length !== 2 || name === undefined || value === undefined) {
    throw new FilterSyntaxError(
      `Cannot deserialise field/value pair, expected [fieldname, value] but got ${dumps(args)}`,
    )
  }
  const field = fieldName(name)
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new FilterSyntaxError(`Cannot deserialise filter value, expecting string or integer, got ${dumps(value)}`)
  }
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const fraction = `Cannot deserialise numeric filter value, expecting integral but got a fractional value: `
    throw new FilterSyntaxError(fraction + asRatio(value))
  }
  return op === '=~' ? { op, field, value, regex: regexOf(value) } : { op, field, value }
}

function fieldName(name: Json): string {
  if (!isText(name)) throw new FilterSyntaxError('Unable to read String')
  return name
}

function regexOf(value: string | number): RegExp {
  if (typeof value !== 'string') throw new FilterSyntaxError('Unable to read String')
  try {
    return new RegExp(value)
  } catch {
    throw new FilterSyntaxError('(1,"missing )")')
  }
}

function asRatio(value: number): string {
  const decimals = String(value).split('.')[1]?.length ?? 0
  let [a, b] = [BigInt(Math.round(value * 10 ** decimals)), 10n ** BigInt(decimals)]
  const [top, bottom] = [a, b]
  while (b !== 0n) [a, b] = [b, a % b]
  const divisor = a < 0n ? -a : a
  return `${top / divisor} % ${bottom / divisor}`
}
