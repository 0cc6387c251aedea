import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { refreshImages } from '@/lib/images/refresh'
import { offeredSystems } from '@/lib/images/systems'
import { refreshImagesTask } from '@/lib/images/tasks'
import { changeSetting } from '@/lib/settings/change-setting'
import { schedule } from '@/lib/tasks/queue'
import { testDatabase } from '@/tests/support/database'
import { system } from '@/tests/support/fixtures'

testDatabase()

const signal = new AbortController().signal
const meta = (id: unknown, description = `Image ${id}`) =>
  JSON.stringify({ description, provider: 'snf-image+default', osparams: { img_id: id, img_passwd: 'hunter22' } })

/** What each of the two catalogues answers, by address; a function answers by itself. */
let pages: Record<string, string | RequestListener>
let servers: Server[]

beforeAll(async () => {
  const respond: RequestListener = (request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) response.writeHead(404).end()
    else if (typeof page === 'string') response.end(page)
    else page(request, response)
  }
  servers = [createServer(respond), createServer(respond)]
  const urls: string[] = []
  for (const [index, server] of servers.entries()) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    urls.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${index === 0 ? 'a' : 'b'}/`)
  }
  process.env.IMAGES_URL = urls.join(' ')
})
afterAll(() => {
  for (const server of servers) server.close()
})
beforeEach(() => {
  pages = {
    '/a/': '<a href="../">up</a> <a href="one.meta">one</a> <a href=\'two.meta\'>two</a> <a href="read.txt">t</a>',
    '/a/one.meta': meta('one'),
    '/a/two.meta': meta(2),
    '/b/': '<A HREF="/b/three.meta">3</A>',
    '/b/three.meta': meta('three'),
  }
})

const here = async () =>
  (await db.image.findMany({ where: { goneAt: null }, orderBy: { id: 'asc' } })).map(({ id }) => id)

test('B9: the images of every listing of IMAGES_URL, links relative or not', async () => {
  await refreshImages(signal)
  expect(await here()).toEqual(['2', 'one', 'three'])
})

test('B9: a listing that does not answer keeps its images, the others are read', async () => {
  pages = { ...pages, '/a/': (_, response) => response.writeHead(503).end(), '/b/four.meta': meta('four') }
  pages['/b/'] = '<a href="three.meta"></a><a href="four.meta"></a>'
  await refreshImages(signal)
  expect(await here()).toEqual(['2', 'four', 'one', 'three'])
})

test('what a listing no longer has is gone, and may come back', async () => {
  pages['/a/'] = '<a href="one.meta">one</a>'
  await refreshImages(signal)
  expect(await here()).toEqual(['one', 'three'])
  pages['/a/'] = '<a href="two.meta">two</a>'
  await refreshImages(signal)
  expect(await here()).toEqual(['2', 'three'])
})

test('one bad description leaves itself out, whatever is wrong with it', async () => {
  const names = ['one', 'none', 'garbage', 'missing', 'huge']
  pages['/a/'] = names.map((name) => `<a href="${name}.meta">x</a>`).join('')
  pages['/a/none.meta'] = JSON.stringify({ provider: 'x', osparams: {} })
  pages['/a/garbage.meta'] = '<html>'
  pages['/a/huge.meta'] = meta('huge', 'x'.repeat(1024 * 1024))
  await refreshImages(signal)
  expect(await here()).toEqual(['one', 'three'])
})

test('S19: a listing leads to nothing but what lies below it', async () => {
  pages['/a/'] =
    '<a href="one.meta"></a><a href="http://169.254.169.254/x.meta"></a><a href="/b/three.meta"></a><a href="../b/three.meta"></a>'
  pages['/b/'] = ''
  const asked: string[] = []
  pages['/b/three.meta'] = (request, response) => {
    asked.push(request.url ?? '')
    response.end(meta('three'))
  }
  await refreshImages(signal)
  expect(asked).toEqual([])
  expect(await here()).toEqual(['one'])
})

test('S8: what is offered tells nothing of an image’s parameters', async () => {
  await refreshImages(signal)
  const cluster = await db.cluster.create({
    data: { slug: 'c', hostname: 'c', state: { create: { osList: ['snf-image+default', 'noop', 'debootstrap+a'] } } },
  })
  await db.cluster.create({
    data: { slug: 'off', hostname: 'd', disabled: true, state: { create: { osList: ['plan9'] } } },
  })
  const systems = await offeredSystems(db)
  expect(systems.map(({ key, label, clusterIds }) => [key, label, clusterIds])).toEqual([
    ['image:2', 'Image 2', [cluster.id]],
    ['image:one', 'Image one', [cluster.id]],
    ['image:three', 'Image three', [cluster.id]],
    ['os:debootstrap+a', 'debootstrap+a', [cluster.id]],
    ['os:noop', 'noop', [cluster.id]],
  ])
  expect(JSON.stringify(systems)).not.toMatch(/hunter22|passwd|osparams/)
  await changeSetting(system(), 'offerClusterOs', false)
  expect((await offeredSystems(db)).map(({ key }) => key)).toEqual(['image:2', 'image:one', 'image:three'])
})

test('the catalogues are read again and again, by one waiting task', async () => {
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await schedule(refreshImagesTask)
  await schedule(refreshImagesTask)
  await refreshImagesTask.handler({}, { attempt: 1, signal })
  const tasks = await db.$queryRaw<{ key: string; run_at: Date }[]>`select key, run_at from graphile_worker.jobs`
  expect(tasks).toHaveLength(1)
  expect(tasks[0]?.run_at.getTime()).toBeGreaterThan(Date.now() + 60_000)
})
