import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'ldapts'
import { type Authority, createAuthority } from './authority'
import { freePort } from './ports'

export const BASE = 'dc=example,dc=org'
const ROOT = `cn=admin,${BASE}`
const ROOT_PASSWORD = 'admin-secret'
export const READER = `cn=portal,${BASE}`
export const READER_PASSWORD = 'reader-secret'

export type Directory = {
  url: string
  secureUrl: string
  /** A PEM file with the authority of its certificate. */
  ca: string
  addPerson(uid: string, attributes?: Record<string, string>): Promise<void>
  addGroup(cn: string, members: string[]): Promise<void>
  /** As administrators of the directory do. */
  administer<T>(work: (client: Client) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export const dnOf = (uid: string) => `uid=${uid},${BASE}`
export const groupDn = (cn: string) => `cn=${cn},${BASE}`

/** A real OpenLDAP of one's own, on a free port, in a folder that goes with it. */
export async function startSlapd(): Promise<Directory> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ganetimgr-slapd-'))
  const authority = createAuthority('LDAP tests')
  writeFileSync(path.join(folder, 'ca.pem'), authority.pem)
  writeFileSync(path.join(folder, 'slapd.conf'), configuration(folder, authority))
  mkdirSync(path.join(folder, 'data'))
  const [port, securePort] = [await freePort(), await freePort()]
  const [url, secureUrl] = [`ldap://localhost:${port}`, `ldaps://localhost:${securePort}`]
  const listens = `ldap://127.0.0.1:${port} ldaps://127.0.0.1:${securePort}`
  const server = spawn('/usr/sbin/slapd', ['-d', '0', '-h', listens, '-f', path.join(folder, 'slapd.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await listening(server, port)
  const administer = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ url: `ldap://127.0.0.1:${port}` })
    await client.bind(ROOT, ROOT_PASSWORD)
    return work(client).finally(() => client.unbind())
  }
  await administer(async (client) => {
    await client.add(BASE, { objectClass: ['dcObject', 'organization'], o: 'Example', dc: 'example' })
    const reader = { objectClass: ['organizationalRole', 'simpleSecurityObject'], userPassword: READER_PASSWORD }
    await client.add(READER, reader)
  })
  return {
    url,
    secureUrl,
    ca: path.join(folder, 'ca.pem'),
    administer,
    addPerson: (uid, attributes = {}) =>
      administer((client) =>
        client.add(dnOf(uid), {
          objectClass: 'inetOrgPerson',
          cn: uid,
          sn: 'Lastname',
          givenName: 'Firstname',
          mail: `${uid}@example.org`,
          userPassword: `${uid} correct horse`,
          ...attributes,
        }),
      ),
    addGroup: (cn, members) =>
      administer((client) => client.add(groupDn(cn), { objectClass: 'groupOfNames', member: members.map(dnOf) })),
    async stop() {
      if (server.exitCode === null) {
        server.kill('SIGTERM')
        await once(server, 'exit')
      }
      authority.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configuration(folder: string, authority: Authority): string {
  const pem = readFileSync(authority.sign('DNS:localhost', 'IP:127.0.0.1'), 'utf8')
  writeFileSync(path.join(folder, 'server.pem'), pem, { mode: 0o600 })
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile ${folder}/slapd.pid
TLSCACertificateFile ${folder}/ca.pem
TLSCertificateFile ${folder}/server.pem
TLSCertificateKeyFile ${folder}/server.pem
database mdb
suffix "${BASE}"
rootdn "${ROOT}"
rootpw ${ROOT_PASSWORD}
directory ${folder}/data
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER}" read by anonymous auth by * none
`
}

/** Fails where it ends instead. */
async function listening(server: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + 15_000
  for (;;) {
    if (server.exitCode !== null) throw new Error(`slapd ended with ${server.exitCode}`)
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    if (Date.now() > deadline) throw new Error('slapd does not listen')
    await delay(50)
  }
}
