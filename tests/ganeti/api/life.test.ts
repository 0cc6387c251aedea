import { beforeAll, expect, inject, test } from 'vitest'
import { addCluster } from '@/lib/clusters/save-cluster'
import { apiPortal } from '@/tests/support/api'
import { type Document, type DocumentedClient, documentedClient } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { person, system, until, wish } from '@/tests/support/fixtures'
import { gnt } from '@/tests/support/ganeti-cluster'
import { type Synchronisation, synchronisation } from '@/tests/support/synchronisation'

const cluster = inject('ganeti')

if (cluster) {
  testDatabase()
  const api = apiPortal()
  const NAME = 'life.vitest.test'
  const params = { cluster: 'alpha', name: NAME }
  let alpha: Synchronisation
  let owner: DocumentedClient
  let staff: DocumentedClient

  beforeAll(async () => {
    const { host, port, sha256: fingerprint, writer } = cluster
    const access = { hostname: host, port, tls: true, fingerprint }
    const login = { rapiUser: writer.user, rapiPassword: writer.password }
    alpha = synchronisation((await addCluster(system(), { slug: 'alpha', ...access, ...login })).id)
    await alpha.pass()
    const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
    const alice = await person('alice')
    const root = await person('root', { superuser: true })
    const own = await api.program(alice, ['instances:read', 'instances:write', 'applications:write'])
    const whole = await api.program(root, ['instances:read', 'instances:write', 'applications:write', 'admin'])
    owner = documentedClient(document, own.token)
    staff = documentedClient(document, whole.token)
  })

  async function ended(client: DocumentedClient, act: unknown) {
    const read = async () => (await client.ask('readAct', { params: { act: String(act) } })).body
    await until(async () => {
      await alpha.follow()
      return (await read()).endedAt !== null
    }, 60)
    return read()
  }

  type Begun = { acts: { id: string }[] }
  const done = async (id: string, body: object) => {
    const told = await owner.ask<Begun>(id, { params, body })
    return ended(owner, told.body.acts.at(-1)?.id)
  }

  test('an instance’s whole life on a real cluster, by the OpenAPI document alone', { timeout: 90_000 }, async () => {
    const offers = await owner.ask<{ systems: { key: string }[]; limits: { memoryChoices: number[] } }>('readOffers')
    const os = offers.body.systems.find(({ key }) => key.includes('noop'))?.key ?? ''
    const memory = Math.min(...offers.body.limits.memoryChoices)
    const filed = await owner.ask('fileApplication', { body: wish(NAME, { os, memory, disk: 2 }) })
    const application = Number(filed.body.id)

    const choices = await staff.ask<{ plan: object; clusters: { diskTemplates: string[] }[] }>('readChoices', {
      params: { application },
    })
    expect(choices.body.clusters[0]?.diskTemplates).toContain('file')
    const plan = { ...choices.body.plan, diskTemplate: 'file' }
    const decision = { version: filed.body.version, plan }
    const approved = await staff.ask('approveApplication', { params: { application }, body: decision })
    expect(await ended(staff, approved.body.act)).toMatchObject({ kind: 'instance.create', state: 'success' })
    expect(await gnt('gnt-instance', 'list', '--no-headers', '-o', 'name,status', NAME)).toMatch(/running/)
    expect((await owner.ask('readApplication', { params: { application } })).body).toMatchObject({ status: 'created' })
    expect((await owner.ask('readInstance', { params })).body).toMatchObject({ state: 'running', memory })

    expect(await done('shutDownInstance', { how: 'hard' })).toMatchObject({ state: 'success' })
    const { disks, vcpus } = (await owner.ask<{ disks: number[]; vcpus: number }>('readInstance', { params })).body
    expect(await done('resizeInstance', { vcpus: vcpus + 1, memory, disks })).toMatchObject({ state: 'success' })
    expect(await done('startInstance', {})).toMatchObject({ state: 'success' })
    expect(await gnt('gnt-instance', 'list', '--no-headers', '-o', 'status,be/vcpus', NAME)).toMatch(
      new RegExp(`running +${vcpus + 1}`),
    )

    expect((await owner.ask('destroyInstance', { params })).body).toMatchObject({ token: null })
    const asked = await staff.ask('destroyInstance', { params })
    const gone = await staff.ask<Begun>('confirm', { body: { token: asked.body.token, name: NAME } })
    expect(await ended(staff, gone.body.acts[0]?.id)).toMatchObject({ kind: 'instance.remove', state: 'success' })
    expect((await owner.call('readInstance', { params })).status).toBe(404)
    await expect(gnt('gnt-instance', 'list', NAME)).rejects.toThrow()
  })
}
