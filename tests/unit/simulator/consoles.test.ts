import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { Bytes } from '@/simulator/console/bytes'
import { type Simulator, startSimulator } from '@/simulator/start'

const running: Simulator[] = []
afterAll(() => Promise.all(running.map((simulator) => simulator.stop())))

/** A console of the one instance, greeted as a viewer does. */
async function viewer() {
  const simulator = await startSimulator({
    tls: false,
    instances: 1,
    nodes: 1,
    hypervisors: ['kvm'],
    hvparams: { kvm: { vnc_bind_address: '0.0.0.0' } },
    consoles: true,
    nodeSubnet: `127.${20 + running.length}.${process.pid % 250}`,
    instanceName: () => 'web.example.org',
  })
  running.push(simulator)
  const [instance] = simulator.control.state().instances
  const [node] = simulator.control.state().nodes
  const socket = connect(instance?.networkPort ?? 0, node?.ip)
  const bytes = new Bytes(socket)
  const closed = once(socket, 'close')
  expect(String(await bytes.take(12))).toBe('RFB 003.008\n')
  socket.write('RFB 003.008\n')
  expect([...(await bytes.take(2))]).toEqual([1, 1])
  socket.write(Buffer.of(1))
  expect((await bytes.take(4)).readUInt32BE()).toBe(0)
  socket.write(Buffer.of(1))
  const init = await bytes.take(24)
  expect([init.readUInt16BE(0), init.readUInt16BE(2)]).toEqual([640, 400])
  expect(String(await bytes.take(init.readUInt32BE(20)))).toBe('QEMU (web.example.org)')
  const update = async (incremental: boolean) => {
    socket.write(Buffer.of(3, incremental ? 1 : 0, 0, 0, 0, 0, 640 >> 8, 640 & 255, 400 >> 8, 400 & 255))
    return rectangles(bytes)
  }
  return { simulator, socket, closed, update }
}

test('a running instance has a screen, and what is typed is seen on it', async () => {
  const { socket, update } = await viewer()
  const all = await update(false)
  expect(all).toHaveLength(25)
  expect(all.reduce((sum, { lit }) => sum + lit, 0)).toBeGreaterThan(1_000)
  const prompt = all.filter(({ lit }) => lit > 0).at(-1)
  socket.write(Buffer.concat(['W', 'W'].map((key) => Buffer.of(4, 1, 0, 0, 0, 0, 0, key.charCodeAt(0)))))
  let after = 0
  while (after <= (prompt?.lit ?? 0) + 20) after = (await update(true)).find(({ y }) => y === prompt?.y)?.lit ?? after
})

test('what the viewer says beside keys is passed over', async () => {
  const { socket, update } = await viewer()
  const format = Buffer.concat([Buffer.of(0, 0, 0, 0), Buffer.alloc(16)])
  const encodings = Buffer.of(2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 5)
  const paste = Buffer.concat([Buffer.of(6, 0, 0, 0, 0, 0, 0, 3), Buffer.from('abc')])
  socket.write(Buffer.concat([format, encodings, paste, Buffer.of(5, 0, 0, 1, 0, 1)]))
  expect(await update(false)).toHaveLength(25)
})

test('its screen goes when it stops', async () => {
  const { simulator, closed } = await viewer()
  simulator.control.operator.setRunning('web.example.org', false)
  await closed
})

async function rectangles(bytes: Bytes) {
  const head = await bytes.take(4)
  const found: { y: number; lit: number }[] = []
  for (let left = head.readUInt16BE(2); left > 0; left--) {
    const place = await bytes.take(12)
    const pixels = await bytes.take(place.readUInt16BE(4) * place.readUInt16BE(6) * 4)
    found.push({ y: place.readUInt16BE(2), lit: pixels.filter((byte) => byte > 0).length / 4 })
  }
  return found
}
