import { HttpError } from '../http/errors'
import { dumps, type Json } from '../json'
import type { Cell } from './field'
import type { Filter } from './filter'

/** Whether a row passes; a value that is not there passes every comparison. */
export function matches(filter: Filter, cellOf: (field: string) => Cell): boolean {
  switch (filter.op) {
    case 'or':
      return filter.filters.some((one) => matches(one, cellOf))
    case 'and':
      return filter.filters.every((one) => matches(one, cellOf))
    case 'not':
      return !matches(filter.filter, cellOf)
    default: {
      const [status, value] = cellOf(filter.field)
      if (status !== 0) return true
      return filter.op === 'true' ? truth(value) : compare(filter, value)
    }
  }
}

function truth(value: Json): boolean {
  if (typeof value === 'boolean') return value
  throw new HttpError(500, `Unexpected value '${dumps(value)}' in boolean context`)
}

type Compared = Extract<Filter, { value: string | number }>

function compare(filter: Compared, actual: Json): boolean {
  const { op, value: wanted } = filter
  if (op === '=~') {
    if (typeof actual !== 'string') {
      const complaint = 'Invalid field value used in regexp matching, expecting string but got'
      throw new HttpError(500, `${complaint} '${dumps(actual)}'`)
    }
    return filter.regex?.test(actual) ?? false
  }
  if (op === '=[]') {
    if (!Array.isArray(actual))
      throw new HttpError(500, `Cannot convert value '${dumps(actual)}', error: Unable to read list`)
    return actual.includes(wanted)
  }
  if (typeof actual !== typeof wanted) {
    const shown = typeof wanted === 'string' ? `QuotedString ${dumps(wanted)}` : `NumericValue ${wanted}`
    throw new HttpError(500, `Invalid types in comparison, trying to compare ${dumps(actual)} with '${shown}'`)
  }
  const order = actual === wanted ? 0 : Number((actual as string | number) > wanted) * 2 - 1
  return { '=': order === 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[op]
}
