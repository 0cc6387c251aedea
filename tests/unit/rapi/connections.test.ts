import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { json, serve, serveRaw, targetOf, transportTo } from './server'

const get = { method: 'GET', path: '/2/info' } as const
const put = { method: 'PUT', path: '/2/instances/a/startup' } as const

test('a read is sent once more when its connection breaks', async () => {
  const { target, seen } = await serve((response, _, count) =>
    count === 1 ? response.destroy() : json(response, 'there'),
  )
  expect(await transportTo(target).read(get, z.string())).toBe('there')
  expect(seen).toHaveLength(2)
})

test('a read is not sent a third time', async () => {
  const { target, seen } = await serve((response) => response.destroy())
  await expect(transportTo(target).read(get, z.string())).rejects.toMatchObject({ kind: 'unreachable' })
  expect(seen).toHaveLength(2)
})

test('a write is never sent twice, and says that its outcome is unknown', async () => {
  const { target, seen } = await serve((response) => response.destroy())
  const failed = transportTo(target).write(put, z.number())
  await expect(failed).rejects.toMatchObject({ kind: 'unreachable', outcomeUnknown: true })
  expect(seen).toHaveLength(1)
})

test('a write that found nobody there surely had no effect', async () => {
  const { target } = await serve(() => {})
  const nobody = transportTo({ ...target, port: 1 }).write(put, z.number())
  await expect(nobody).rejects.toMatchObject({ kind: 'unreachable', outcomeUnknown: false })
})

test('an answer cut short is not taken for the whole', async () => {
  const cut = await serveRaw((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n"cut"')),
  )
  await expect(transportTo(cut.target).read(get, z.string())).rejects.toMatchObject({ kind: 'unreachable' })
  expect(cut.counted.accepted).toBe(2)
})

test('a chunked answer cut short is not taken for the whole', async () => {
  const cut = await serveRaw((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"cut"\r\n')),
  )
  await expect(transportTo(cut.target).read(get, z.string())).rejects.toMatchObject({ kind: 'unreachable' })
})

test('what is not HTTP is malformed, and asked once', async () => {
  const garbage = await serveRaw((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')))
  await expect(transportTo(garbage.target).read(get, z.string())).rejects.toMatchObject({ kind: 'malformed' })
  expect(garbage.counted.accepted).toBe(1)
})

test('an answer that says it is too large is not read', async () => {
  const { target, seen } = await serve((response) => json(response, 'x'.repeat(300)))
  const error = transportTo(target, { maxBytes: 200 }).read(get, z.string())
  await expect(error).rejects.toMatchObject({ kind: 'too_large' })
  expect(seen).toHaveLength(1)
})

test('an endless answer is cut at the limit', async () => {
  let closed: () => void = () => {}
  const gone = new Promise<void>((resolve) => {
    closed = resolve
  })
  const { target } = await serve((response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(1000)));
      response.once('drain', more)
    }
    response.once('close', closed)
    more()
  })
  await expect(transportTo(target).write(put, z.string())).rejects.toMatchObject({
    kind: 'too_large',
    outcomeUnknown: true,
  })
  await gone
})

test('the deadline ends a call that is not answered, with no second attempt', async () => {
  const { target, seen } = await serve(() => {})
  const transport = transportTo(target, { totalTimeoutMs: 200 })
  await expect(transport.read(get, z.string())).rejects.toMatchObject({ kind: 'timeout', outcomeUnknown: false })
  await expect(transport.write(put, z.string())).rejects.toMatchObject({ kind: 'timeout', outcomeUnknown: true })
  expect(seen).toHaveLength(2)
})

test('the deadline also ends an answer that stops halfway', async () => {
  const { target } = await serve((response) => response.write('"half'))
  const halfway = transportTo(target, { totalTimeoutMs: 200 }).read(get, z.string())
  await expect(halfway).rejects.toMatchObject({ kind: 'timeout' })
})

test('a handshake that never ends is a timeout of its own', async () => {
  const silent = await serveRaw(() => {})
  const transport = transportTo({ ...silent.target, tls: true }, { connectTimeoutMs: 100 })
  await expect(transport.write(put, z.string())).rejects.toMatchObject({ kind: 'timeout', outcomeUnknown: false })
})

test('no error of the connection holds the credentials', async () => {
  const { target } = await serve((response) => response.destroy())
  const errors = await Promise.all(
    [target, targetOf(1, true), targetOf(1, false)].map((to) => transportTo(to).read(get, z.string()).catch(String)),
  )
  const everything = inspect(errors, { depth: 20, showHidden: true })
  for (const secret of ['pa55-w0rd', btoa('portal:pa55-w0rd')]) expect(everything).not.toContain(secret)
})

test('after close every call is refused', async () => {
  const { target, seen } = await serve((response) => json(response, 1))
  const transport = transportTo(target)
  await transport.close()
  await expect(transport.read(get, z.number())).rejects.toMatchObject({ kind: 'unavailable' })
  expect(seen).toHaveLength(0)
})
