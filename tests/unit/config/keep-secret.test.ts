import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepSecret } from '@/lib/config/keep-secret'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-secret-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

test('a secret is made once, for the owner only, and nothing is left beside it', () => {
  const file = path.join(folder, 'secret')
  const first = keepSecret(file)
  expect(Buffer.from(first, 'base64url')).toHaveLength(32)
  expect(keepSecret(file)).toBe(first)
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(folder)).toEqual(['secret'])
})

test('who comes second gets what the first made', () => {
  const file = path.join(folder, 'contested')
  const mine = keepSecret(file, () => {
    fs.writeFileSync(file, 'the first')
    return 'the second'
  })
  expect(mine).toBe('the first')
})
