import { createHash } from 'node:crypto'
import type { UserSpec } from '../options'

export const realm = 'Ganeti Remote API'

/** Lines of `name password options`; options are separated by commas, `#` starts a comment line. */
export function parseUsers(contents: string): UserSpec[] {
  return contents
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [name, password, options = ''] = line.split(/\s+/)
      if (name === undefined || password === undefined) return []
      return [{ name, password, options: options.split(',').filter((option) => option !== '') }]
    })
}

/** `expected` as in the users file: plain, `{cleartext}plain` or `{HA1}md5(name:realm:password)`. */
export function passwordMatches(name: string, password: string, expected: string): boolean {
  const scheme = /^\{([^}]+)\}(.*)$/s.exec(expected)
  if (!expected.startsWith('{')) return password === expected
  const secret = scheme?.[2]
  if (scheme?.[1]?.toUpperCase() === 'CLEARTEXT') return password === secret
  if (scheme?.[1]?.toUpperCase() !== 'HA1') return false
  return secret?.toLowerCase() === createHash('md5').update(`${name}:${realm}:${password}`).digest('hex')
}
