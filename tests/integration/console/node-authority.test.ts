import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createAuthority } from '@/tests/support/authority'
import { greetScreen } from '@/tests/support/console'
import { certificate, consoles, NAME, nodeName } from '@/tests/support/console-on'
import { testDatabase } from '@/tests/support/database'

const ours = createAuthority('Our Authority')
const foreign = createAuthority('Another Authority')
afterAll(() => {
  ours.remove()
  foreign.remove()
})
const file = path.join(path.dirname(ours.sign('DNS:unused.example.org')), 'console-ca.pem')
writeFileSync(file, ours.pem)
process.env.CONSOLE_CA = file
testDatabase()
const connectTo = consoles()

test('with CONSOLE_CA a node with a certificate of that authority in its own name is trusted', async () => {
  const { ws } = await connectTo({ security: 'x509', ...certificate(ours, `DNS:${await nodeName()}`) })
  expect(await greetScreen(ws)).toBe(`QEMU (${NAME})`)
  ws.close()
})

const x509 = (...signed: Parameters<typeof certificate>) => ({ security: 'x509', ...certificate(...signed) }) as const

test.each([
  ['another authority’s certificate', async () => x509(foreign, `DNS:${await nodeName()}`)],
  ['the name of another node', () => x509(ours, 'DNS:another.example.org')],
  ['encryption without certificates', () => ({ security: 'anonymous' }) as const],
  ['no encryption', () => ({ security: 'none' }) as const],
  ['a password alone', () => ({ security: 'vnc' }) as const],
] as const)('with CONSOLE_CA nobody is shown a screen behind %s', async (_, options) => {
  const { ws, ended, peer } = await connectTo(await options())
  await greetScreen(ws).catch(() => undefined)
  expect(await ended).toBe('tls')
  expect(peer.screens).toEqual([])
})
