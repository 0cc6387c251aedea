import { once } from 'node:events'
import { TLSSocket } from 'node:tls'
import { afterAll, expect, test } from 'vitest'
import { createAuthority } from '@/tests/support/authority'
import { greetScreen } from '@/tests/support/console'
import { certificate, consoles, NAME } from '@/tests/support/console-on'
import { testDatabase } from '@/tests/support/database'

testDatabase()
const connectTo = consoles()
const authority = createAuthority('An authority that nobody told the portal of')
const own = certificate(authority, 'DNS:elsewhere.example.org')
afterAll(() => authority.remove())

test.each([
  ['without certificates', { security: 'anonymous' } as const, /^(ADH|AECDH)-/],
  ['with a certificate that nobody checks', { security: 'x509', ...own } as const, /./],
])('a node that offers encryption gets it: %s', async (_, options, cipher) => {
  const { ws, peer } = await connectTo(options)
  expect(await greetScreen(ws)).toBe(`QEMU (${NAME})`)
  const screen = peer.screens.at(-1)
  if (!(screen instanceof TLSSocket)) throw new Error('not encrypted')
  expect(screen.getCipher().name).toMatch(cipher)
  const typed = once(screen, 'data')
  ws.send(Buffer.from('from the browser'))
  expect(String((await typed)[0])).toBe('from the browser')
  const shown = once(ws, 'message')
  screen.write('from the node')
  expect(String((await shown)[0])).toBe('from the node')
  ws.close()
})

test('the VNC password’s challenge and answer pass through; a wrong one is told', async () => {
  const right = await connectTo({ security: 'vnc' })
  expect(await greetScreen(right.ws, Buffer.alloc(16, 8))).toBe(`QEMU (${NAME})`)
  right.ws.close()
  const wrong = await connectTo({ security: 'vnc' })
  await expect(greetScreen(wrong.ws, Buffer.alloc(16, 9))).rejects.toThrow('the password was refused')
  expect(await wrong.ended).toBe('password')
})
