/** npm test: every suite, one after the other, and in the last line how many tests passed and failed. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { playwrightReport, vitestReport } from './reports.mjs'
import { requirements } from './requirements.mjs'
import { verify } from './verify.mjs'

const RESULTS = 'test-results'
const total = { passed: 0, failed: [] }

function count({ passed, failed }) {
  total.passed += passed
  total.failed.push(...failed)
}

const countOne = (name, ok) => count({ passed: Number(ok), failed: ok ? [] : [name] })

function run(command, args, environment = {}) {
  const label = args.join(' ').replaceAll('node_modules/', '')
  console.log(`\n── ${label}`)
  const began = performance.now()
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment }
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => {
      console.log(`── ${label}: ${Math.round((performance.now() - began) / 1000)} s`)
      resolve(code === 0)
    })
  })
}

async function vitest(...projects) {
  const file = `${RESULTS}/vitest-${projects.join('-')}.json`
  const names = projects.map((name) => `--project=${name}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...names, ...reporters])
  count(vitestReport(file, ok, `vitest ${projects.join(' ')}`))
}

async function playwright(workers, ...projects) {
  const file = `${RESULTS}/playwright-${projects.join('-')}.json`
  const options = [...projects.map((name) => `--project=${name}`), `--workers=${workers}`]
  const ok = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...options], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  count(playwrightReport(file, ok, `playwright ${projects.join(' ')}`))
}

async function main() {
  fs.rmSync(RESULTS, { recursive: true, force: true })
  const { chromium, ganeti, slapd, prometheus, leftOut } = requirements()
  for (const { name, ok } of await verify()) countOne(name, ok)
  const built = await run('npm', ['run', '--silent', 'build'])
  countOne('build', built)
  await vitest('unit', 'integration')
  if (slapd) await vitest('ldap')
  if (prometheus) await vitest('prometheus')
  if (built) await vitest('faults')
  if (ganeti) await vitest('ganeti')
  if (chromium && built) {
    await playwright(2, 'e2e')
    // There is one cluster of each number, and its nodes want the machine for themselves.
    if (ganeti) await playwright(1, 'console', 'story')
  }
  if (process.env.CI === 'true') count({ passed: 0, failed: leftOut })
  else for (const line of leftOut) console.log(line)
}

try {
  await main()
} catch (error) {
  console.error(error)
  countOne(String(error), false)
}
for (const failure of total.failed) console.log(`\nFAILED ${failure}`)
console.log(`\n${total.passed} passed, ${total.failed.length} failed`)
process.exitCode = total.failed.length > 0 ? 1 : 0
