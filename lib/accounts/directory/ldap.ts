import fs from 'node:fs'
import { Client, type Entry as DirectoryEntry, Filter, InvalidCredentialsError } from 'ldapts'
import type { LdapConfig } from '@/lib/config/directory'
import { config } from '@/lib/config/env'
import { AppError } from '@/lib/errors/app-error'
import { log } from '@/lib/log/log'
import type { Identity } from './identity'

const TIMEOUT_MS = 5_000

/**
 * Whom the directory knows by this login and password; null: nobody, or the password is wrong, or no directory is
 * configured. Throws `directory_down` where it cannot be asked.
 */
export async function askDirectory(login: string, password: string): Promise<Identity | null> {
  const { ldap } = config()
  // Without a password most directories let anybody in as nobody (RFC 4513, 5.1.2).
  if (!ldap || password === '' || login.trim() === '') return null
  try {
    const entry = await find(ldap, login.trim())
    if (!entry) return null
    const accepted = await connected(ldap, (client) => client.bind(entry.dn, password).then(() => true, refused))
    return accepted ? identityOf(ldap, entry) : null
  } catch (err) {
    log.error({ err }, 'ldap: the directory cannot be asked')
    throw new AppError('unauthenticated', 'directory_down', {}, {}, { cause: err })
  }
}

/** The one entry that the filter finds: of two, neither. */
async function find(ldap: LdapConfig, login: string): Promise<DirectoryEntry | null> {
  const { attributes: names, base } = ldap
  const filter = ldap.filter.replaceAll('{login}', () => Filter.escape(login))
  const attributes = [...Object.values(names), 'entryUUID']
  const { searchEntries } = await connected(ldap, async (client) => {
    if (ldap.bindDn) await client.bind(ldap.bindDn, ldap.bindPassword)
    return client.search(base, { scope: 'sub', filter, attributes })
  })
  return searchEntries.length === 1 ? (searchEntries[0] ?? null) : null
}

async function connected<T>(ldap: LdapConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const tlsOptions = {
    servername: new URL(ldap.url).hostname,
    ...(ldap.ca ? { ca: fs.readFileSync(ldap.ca) } : {}),
  }
  const secure = ldap.url.startsWith('ldaps:')
  const client = new Client({
    url: ldap.url,
    timeout: TIMEOUT_MS,
    connectTimeout: TIMEOUT_MS,
    ...(secure ? { tlsOptions } : {}),
  })
  try {
    if (ldap.startTls && !secure) await client.startTLS(tlsOptions)
    return await work(client)
  } finally {
    await client.unbind().catch(() => undefined)
  }
}

function refused(error: unknown): false {
  if (error instanceof InvalidCredentialsError) return false
  throw error
}

function identityOf({ attributes: names, verifiedEmail }: LdapConfig, entry: DirectoryEntry): Identity {
  const all = (name: string) => [entry[name] ?? []].flat().map(String)
  const first = (name: string) => all(name)[0] ?? ''
  return {
    provider: 'ldap',
    subject: first('entryUUID') || entry.dn.toLowerCase(),
    username: first(names.username),
    email: first(names.email) || null,
    emailVerified: verifiedEmail,
    firstName: first(names.firstName),
    lastName: first(names.lastName),
    groups: all(names.groups),
  }
}
