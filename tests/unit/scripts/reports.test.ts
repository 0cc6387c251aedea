import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
// @ts-expect-error: a plain script
import { vitestReport } from '@/scripts/reports.mjs'

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-reports-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

test('a runner that names no test is one failure, told by its last words', () => {
  const last = `${'line\n'.repeat(100)}\u001B[31mno cluster came up\u001B[39m\n`
  const { passed, failed } = vitestReport(path.join(folder, 'none.json'), { ok: false, last }, 'vitest ganeti')
  expect({ passed, failures: failed.length }).toEqual({ passed: 0, failures: 1 })
  expect(failed[0]).toMatch(/^vitest ganeti failed without naming a test:\n(line\n)+no cluster came up$/)
  expect(failed[0]?.length).toBeLessThan(300)
})

test('one that names its tests is told by these', () => {
  const file = path.join(folder, 'some.json')
  const tests = [
    { fullName: 'holds', status: 'passed', failureMessages: [] },
    { fullName: 'breaks', status: 'failed', failureMessages: ['Error: why'] },
    { fullName: 'waits', status: 'skipped', failureMessages: [] },
  ]
  const report = { testResults: [{ name: path.resolve('a.test.ts'), status: 'failed', assertionResults: tests }] }
  fs.writeFileSync(file, JSON.stringify(report))
  expect(vitestReport(file, { ok: false, last: 'many words' }, 'vitest')).toEqual({
    passed: 1,
    failed: ['a.test.ts: breaks (failed)\nError: why', 'a.test.ts: waits (skipped)'],
  })
})
