import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { checkConnection } from '@/lib/clusters/check-connection'
import { checkStored } from '@/lib/clusters/check-stored'
import { editCluster } from '@/lib/clusters/save-cluster'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'
import { freePort } from '@/tests/support/ports'
import { connectionTo, simulators } from '@/tests/support/simulated'

testDatabase()
const { start, add } = simulators()

const OTHER = Array.from({ length: 32 }, () => '0F').join(':')

let admin: UserCtx
beforeAll(async () => {
  admin = await person('admin', { rights: ['manage_clusters'] })
})

test('the right pin: reachable, trusted, and what the credentials allow', async () => {
  const simulator = await start({ name: 'right.example.org' })
  const report = await checkConnection(admin, connectionTo(simulator))
  expect(report).toMatchObject({
    failure: null,
    certificate: { verdict: 'matches', sha256: simulator.fingerprint, selfSigned: true },
    access: 'write',
    version: { software: '3.0.2', name: 'right.example.org' },
  })
  expect(report.reachable?.tlsVersion).toMatch(/^TLSv1/)
  expect(report.version?.features).toContain('instance-create-reqv1')
  expect(simulator.control.state().jobs).toEqual([])
})

test('S25: of a certificate met for the first time all is shown and nothing is sent', async () => {
  const simulator = await start()
  const report = await checkConnection(admin, { ...connectionTo(simulator), fingerprint: '' })
  expect(report).toMatchObject({
    failure: null,
    certificate: { verdict: 'first_met', sha256: simulator.fingerprint },
    access: null,
    version: null,
  })
  expect(simulator.control.requests()).toEqual([])
})

test('S25: to another certificate than the pinned one nothing is sent', async () => {
  const simulator = await start()
  const report = await checkConnection(admin, { ...connectionTo(simulator), fingerprint: OTHER })
  expect(report).toMatchObject({ certificate: { verdict: 'differs', sha256: simulator.fingerprint }, access: null })
  expect(simulator.control.requests()).toEqual([])
})

test('S25: a certificate that the CA did not sign gets nothing either, one that it did is trusted', async () => {
  const simulator = await start()
  const foreign = await start()
  const connection = { ...connectionTo(simulator), trust: 'ca', fingerprint: '' } as const
  const refused = await checkConnection(admin, { ...connection, caPem: foreign.certificate ?? '' })
  expect(refused).toMatchObject({ certificate: { verdict: 'not_trusted' }, failure: { health: 'tls_mismatch' } })
  expect(simulator.control.requests()).toEqual([])
})

test('no TLS where it is expected, and none where none is', async () => {
  const simulator = await start({ tls: false })
  const expecting = await checkConnection(admin, { ...connectionTo(simulator), tls: true, fingerprint: OTHER })
  expect(expecting).toMatchObject({ reachable: null, certificate: null, failure: { health: 'not_tls' } })
  expect(simulator.control.requests()).toEqual([])
  const plain = await checkConnection(admin, connectionTo(simulator))
  expect(plain).toMatchObject({ failure: null, certificate: null, access: 'write' })
})

test('a read-only user, and one whose rights are none', async () => {
  const simulator = await start({
    users: [
      { name: 'reader', password: 'reader-secret', options: ['read'] },
      { name: 'none', password: 'none-secret', options: [] },
    ],
  })
  const as = (rapiUser: string) => ({ ...connectionTo(simulator), rapiUser, rapiPassword: `${rapiUser}-secret` })
  expect(await checkConnection(admin, as('reader'))).toMatchObject({ access: 'read', failure: null })
  expect(await checkConnection(admin, as('none'))).toMatchObject({ access: 'none', failure: null, version: null })
})

test('two accounts: each is tried for what it is there for', async () => {
  const simulator = await start()
  const two = { ...connectionTo(simulator), readUser: 'reader', readPassword: 'reader-secret' }
  expect(await checkConnection(admin, two)).toMatchObject({ access: 'write', reading: 'read', faults: {} })
  const wrong = await checkConnection(admin, { ...two, readPassword: 'wrong' })
  expect(wrong).toMatchObject({ access: 'write', reading: 'none', version: null })
  expect(wrong.faults).toEqual({ readPassword: { code: 'rapi_password_refused' } })
  const swapped = {
    rapiUser: 'reader',
    rapiPassword: 'reader-secret',
    readUser: 'writer',
    readPassword: 'writer-secret',
  }
  const faults = { rapiUser: { code: 'write_account_reads' } }
  expect(await checkConnection(admin, { ...two, ...swapped })).toMatchObject({ reading: 'write', faults })
  expect(simulator.control.state().jobs).toEqual([])
})

test('a wrong password', async () => {
  for (const requireAuthentication of [false, true]) {
    const simulator = await start({ requireAuthentication })
    const report = await checkConnection(admin, { ...connectionTo(simulator), rapiPassword: 'wrong' })
    expect(report).toMatchObject({ access: null, version: null, failure: { health: 'unauthorized' } })
    expect(report.certificate?.verdict).toBe('matches')
  }
})

test('no credentials at all', async () => {
  const nobody = { rapiUser: '', rapiPassword: '' }
  const simulator = await start()
  const report = await checkConnection(admin, { ...connectionTo(simulator), ...nobody })
  expect(report).toMatchObject({ access: 'none', version: null, failure: null })
  const old = await start({ like: '2.6' })
  const open = await checkConnection(admin, { ...connectionTo(old), ...nobody })
  expect(open).toMatchObject({ access: 'read', failure: null })
})

test('a wrong password to Ganeti 2.6, which lets anyone read', async () => {
  const simulator = await start({ like: '2.6' })
  const wrong = await checkConnection(admin, { ...connectionTo(simulator), rapiPassword: 'wrong' })
  expect(wrong.access).not.toBe('write')
  const right = await checkConnection(admin, connectionTo(simulator))
  expect(right).toMatchObject({ access: 'write', failure: null })
  expect(right.version?.software).toMatch(/^2\.6/)
})

test('a hashed user, and a daemon that requires authentication for everything', async () => {
  const ha1 = createHash('md5').update('hashed:Ganeti Remote API:hashed-secret').digest('hex')
  const simulator = await start({
    users: [{ name: 'hashed', password: `{HA1}${ha1}`, options: ['write'] }],
    requireAuthentication: true,
  })
  const connection = { ...connectionTo(simulator), rapiUser: 'hashed', rapiPassword: 'hashed-secret' }
  expect(await checkConnection(admin, connection)).toMatchObject({ access: 'write', failure: null })
})

test('not a RAPI at all', async () => {
  const server = createServer((_, response) => response.end('<h1>It works!</h1>')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const report = await checkConnection(admin, { hostname: '127.0.0.1', port, tls: false })
  expect(report).toMatchObject({ access: null, failure: { health: 'malformed' } })
})

test('a server that says nothing of what we know', async () => {
  const server = createTcpServer((socket) => socket.end('220 mail.example.org ESMTP\r\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const report = await checkConnection(admin, { hostname: '127.0.0.1', port, tls: true })
  expect(report).toMatchObject({ reachable: null, failure: { health: 'not_tls' } })
})

test('nobody there', async () => {
  const report = await checkConnection(admin, { hostname: '127.0.0.1', port: await freePort(), tls: true })
  expect(report).toMatchObject({ reachable: null, failure: { health: 'refused' } })
  const nowhere = await checkConnection(admin, { hostname: 'no-such-host.invalid', tls: true })
  expect(nowhere).toMatchObject({ reachable: null, failure: { health: 'name_unknown' } })
})

test('the stored password goes to the stored place only', async () => {
  const cluster = await add('stored')
  expect(await checkStored(admin, 'stored')).toMatchObject({ access: 'write', failure: null })
  const elsewhere = await start()
  const moved = { ...connectionTo(elsewhere), rapiPassword: '' }
  const refused = await refusal(checkConnection(admin, moved, cluster.id))
  expect(refused.fields).toEqual({ rapiPassword: 'rapi_password_again' })
  expect(elsewhere.control.requests()).toEqual([])
  const look = await checkConnection(admin, { ...moved, fingerprint: '' }, cluster.id)
  expect(look.certificate).toMatchObject({ verdict: 'first_met', sha256: elsewhere.fingerprint })
  const moving = editCluster(admin, cluster.id, { ...moved, slug: 'stored' })
  expect((await refusal(moving)).fields).toEqual({ rapiPassword: 'rapi_password_again' })
})

test('only for who may manage the cluster', async () => {
  const nobody = await person('nobody')
  expect((await refusal(checkConnection(nobody, { hostname: '127.0.0.1' }))).code).toBe('forbidden')
  const local = await person('local', { rights: [['manage_clusters', 'stored']] })
  expect(await checkStored(local, 'stored')).toMatchObject({ access: 'write' })
  expect((await refusal(checkConnection(local, { hostname: '127.0.0.1' }))).code).toBe('forbidden')
})
