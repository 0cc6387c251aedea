/** npm test: every suite, one after the other, and in the last line how many tests passed and failed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { LAST_CHARACTERS, playwrightReport, vitestReport } from './reports.mjs'
import { requirements } from './requirements.mjs'
import { verify } from './verify.mjs'

const RESULTS = 'test-results'
const total = { passed: 0, failed: [] }

function count({ passed, failed }) {
  total.passed += passed
  total.failed.push(...failed)
}

const countOne = (name, ok) => count({ passed: Number(ok), failed: ok ? [] : [name] })

/** Whether it went well, and the last that it said. */
function run(command, args, environment = {}) {
  const label = args.join(' ').replaceAll('node_modules/', '')
  console.log(`\n── ${label}`)
  const began = performance.now()
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment }
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  let last = ''
  const hear = (text) => {
    last = (last + text).slice(-LAST_CHARACTERS)
  }
  for (const stream of ['stdout', 'stderr']) {
    child[stream].pipe(process[stream], { end: false })
    child[stream].on('data', hear)
  }
  return new Promise((resolve) => {
    const ends = (ok) => {
      console.log(`── ${label}: ${Math.round((performance.now() - began) / 1000)} s`)
      resolve({ ok, last })
    }
    child.on('error', (error) => {
      hear(error.message)
      ends(false)
    })
    child.on('exit', async (code) => {
      // What it left running may have its output still, and is not waited for.
      await Promise.race([once(child, 'close'), delay(1_000)])
      for (const stream of ['stdout', 'stderr']) child[stream].destroy()
      ends(code === 0)
    })
  })
}

async function vitest(...projects) {
  const file = `${RESULTS}/vitest-${projects.join('-')}.json`
  const names = projects.map((name) => `--project=${name}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ended = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...names, ...reporters])
  count(vitestReport(file, ended, `vitest ${projects.join(' ')}`))
}

async function playwright(workers, ...projects) {
  const file = `${RESULTS}/playwright-${projects.join('-')}.json`
  const options = [...projects.map((name) => `--project=${name}`), `--workers=${workers}`]
  const ended = await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...options], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  count(playwrightReport(file, ended, `playwright ${projects.join(' ')}`))
}

async function main() {
  fs.rmSync(RESULTS, { recursive: true, force: true })
  const { chromium, ganeti, slapd, prometheus, leftOut } = requirements()
  for (const { name, ok } of await verify()) countOne(name, ok)
  const { ok: built } = await run('npm', ['run', '--silent', 'build'])
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
