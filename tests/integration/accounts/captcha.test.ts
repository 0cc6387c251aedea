import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginForm, register } from '@/lib/accounts/register'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { refusal, system } from '@/tests/support/fixtures'

const NOW = new Date('2026-11-22T12:00:00Z')
const asked: Record<string, string>[] = []
let service: Server

/** Speaks siteverify: "good" is of a person, and "broken" is no answer. */
beforeAll(async () => {
  service = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)))
    asked.push(form)
    response.statusCode = form.response === 'broken' ? 503 : 200
    response.end(JSON.stringify({ success: form.response === 'good', 'error-codes': [] }))
  }).listen(0, '127.0.0.1')
  await once(service, 'listening')
  const { port } = service.address() as AddressInfo
  Object.assign(process.env, {
    CAPTCHA: 'hcaptcha',
    CAPTCHA_SITE_KEY: 'the site',
    CAPTCHA_SECRET: 'the secret',
    CAPTCHA_VERIFY_URL: `http://127.0.0.1:${port}/siteverify`,
  })
})
testDatabase()
afterAll(async () => {
  service.close()
  await once(service, 'close')
})

const ask = (captcha: string) =>
  register(
    { ...system(NOW), address: '192.0.2.1' },
    {
      username: 'nia',
      email: 'nia@example.org',
      firstName: 'Nia',
      lastName: 'Nikolaou',
      password: 'correct horse battery',
      acceptTerms: true,
      begun: beginForm(new Date(NOW.getTime() - 10_000)),
      captcha,
    },
  )

test('who does not pass asks for nothing, and is told at the field', async () => {
  expect((await refusal(ask(''))).fields).toEqual({ captcha: 'captcha_missing' })
  expect(asked).toEqual([])
  expect((await refusal(ask('bad'))).fields).toEqual({ captcha: 'captcha_wrong' })
  expect(asked).toEqual([{ secret: 'the secret', response: 'bad', remoteip: '192.0.2.1' }])
  expect(await db.registration.count()).toBe(0)
})

test('a service that does not answer lets nobody through', async () => {
  expect((await refusal(ask('broken'))).reason).toBe('captcha_down')
  expect(await db.registration.count()).toBe(0)
})

test('who passes has asked for an account', async () => {
  await ask('good')
  expect(await db.registration.count()).toBe(1)
})
