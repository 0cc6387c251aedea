import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { readPicture } from '@/lib/graphs/picture'
import { mayGraph } from '@/lib/graphs/read-chart'
import { pictureSchema } from '@/lib/graphs/schema'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex')
const place = { cluster: 'alpha', name: 'web1.example.org' }
const asked: string[] = []
let answer: { status: number; body: Buffer; headers?: Record<string, string> }
let server: Server
let alice: UserCtx

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.COLLECTD_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vima/`
})
testDatabase()
const { add } = simulators()
beforeAll(async () => {
  alice = await person('alice')
  const instanceName = (index: number) => `web${index}.example.org`
  const alpha = await add('alpha', { instances: 1, instanceTags: [['ganetimgr:user:alice']], instanceName })
  await alpha.pass()
})
afterAll(() => server.close())

const picture = (ctx: UserCtx, input: object) =>
  readPicture(ctx, place, pictureSchema.parse({ from: '1000', until: '2000', ...input }))

test('pictures of the CPU and of an interface, at ganetimgr’s addresses', async () => {
  answer = { status: 200, body: PNG }
  expect(await picture(alice, { kind: 'cpu' })).toEqual(PNG)
  expect(await picture(alice, { kind: 'net', nic: '2' })).toEqual(PNG)
  expect(asked).toEqual([
    '/vima/web1.example.org/cpu-ts.png/1000,2000',
    '/vima/web1.example.org/net-ts.png/1000,2000/eth2',
  ])
})

test('what is no picture, too large, an error or leads elsewhere is none', async () => {
  answer = { status: 200, body: Buffer.from('<html>') }
  expect(await picture(alice, { kind: 'cpu' })).toBeNull()
  answer = { status: 200, body: Buffer.concat([PNG, Buffer.alloc(3 * 1024 * 1024)]) }
  expect(await picture(alice, { kind: 'cpu' })).toBeNull()
  answer = { status: 500, body: PNG }
  expect(await picture(alice, { kind: 'cpu' })).toBeNull()
  asked.length = 0
  answer = { status: 302, body: PNG, headers: { location: '/elsewhere' } }
  expect(await picture(alice, { kind: 'cpu' })).toBeNull()
  expect(asked).toHaveLength(1)
})

test('for who owns it or may see all graphs; nothing but numbers gets into the address', async () => {
  answer = { status: 200, body: PNG }
  expect(await mayGraph(alice, place)).toBe(true)
  expect(await refusal(picture(await person('bob'), { kind: 'cpu' }))).toMatchObject(notFound)
  const helga = await person('helga', { rights: ['view_instances'] })
  expect(await refusal(picture(helga, { kind: 'cpu' }))).toMatchObject({ code: 'forbidden' })
  const graf = await person('graf', { rights: ['view_instances', 'view_all_graphs'] })
  expect(await picture(graf, { kind: 'cpu' })).toEqual(PNG)
  for (const bad of [{ kind: '../cpu' }, { kind: 'net', nic: '1/../..' }, { kind: 'cpu', from: '1,2' }])
    expect(pictureSchema.safeParse({ from: '1', until: '2', ...bad }).success).toBe(false)
})
