import type { UserSpec } from '../options'
import { HttpError } from './errors'
import { passwordMatches, realm } from './users'

export type Credentials = { name: string; password: string }

const asciiOnly = /^[\p{ASCII}]*$/u

/** What an `Authorization` header carries; null when nobody could be recognised by it. */
export function credentialsOf(header: string | undefined): Credentials | null {
  const [scheme, encoded] = (header ?? '').trim().split(/\s+/)
  if (scheme?.toLowerCase() !== 'basic') return null
  if (encoded === undefined) throw new HttpError(400, 'Basic authentication requires credentials')
  const decoded = Buffer.from(encoded, 'base64').toString('latin1')
  const colon = decoded.indexOf(':')
  if (colon < 0 || !asciiOnly.test(decoded)) return null
  return { name: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
}

export function unauthorized(): HttpError {
  return new HttpError(401, undefined, { 'WWW-Authenticate': `Basic realm="${realm}"` })
}

/** `access` are the options of which the user needs one; an empty list lets every known user in. */
export function checkUser(users: UserSpec[], credentials: Credentials | null, access: string[]): void {
  if (credentials === null) throw unauthorized()
  const user = users.findLast((one) => one.name === credentials.name)
  if (!user || !passwordMatches(user.name, credentials.password, user.password)) throw unauthorized()
  if (access.length > 0 && !access.some((option) => user.options.includes(option))) throw new HttpError(403)
}
