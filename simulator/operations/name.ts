import { prerequisite } from '../jobs/op-error'

/** There is no name service here, so a name that must resolve never does. */
export function checkName(name: string): never {
  const why = 'Temporary failure in name resolution'
  throw prerequisite(`The given name (${name}) does not resolve: ${why}`, 'resolver_error')
}
