/** npm test: every suite, one after the other, and in the last line how many tests passed and failed. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { requirements } from './requirements.mjs'
import { verify } from './verify.mjs'

const RESULTS = 'test-results'
const total = { passed: 0, failed: 0 }

function count(passed, failed) {
  total.passed += passed
  total.failed += failed
}

function run(command, ...args) {
  console.log(`\n── ${args.join(' ').replaceAll('node_modules/', '')}`)
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

const node = (script, ...args) => run(process.execPath, `node_modules/${script}`, ...args)

/** A runner's report; a runner that failed without saying which test did counts as one failure. */
function tally(file, ok, read) {
  let result = { passed: 0, failed: 0 }
  if (fs.existsSync(file)) result = read(JSON.parse(fs.readFileSync(file, 'utf8')))
  count(result.passed, ok ? result.failed : Math.max(result.failed, 1))
}

/** Skipped is failed: nothing is left out unsaid. */
async function vitest(...projects) {
  const file = `${RESULTS}/vitest-${projects.join('-')}.json`
  const names = projects.map((name) => `--project=${name}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const ok = await node('vitest/vitest.mjs', 'run', '--passWithNoTests', ...names, ...reporters)
  tally(file, ok, (report) => ({
    passed: report.numPassedTests,
    failed:
      report.numTotalTests -
      report.numPassedTests +
      report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length)
        .length,
  }))
}

async function playwright(...projects) {
  const names = projects.map((name) => `--project=${name}`)
  const ok = await node('@playwright/test/cli.js', 'test', '--pass-with-no-tests', ...names)
  tally(`${RESULTS}/playwright.json`, ok, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
  }))
}

async function main() {
  fs.rmSync(RESULTS, { recursive: true, force: true })
  const { chromium, ganeti, slapd, prometheus, leftOut } = requirements()
  for (const { ok } of await verify()) count(Number(ok), Number(!ok))
  const built = await run('npm', 'run', '--silent', 'build')
  count(Number(built), Number(!built))
  await vitest('unit', 'integration')
  if (slapd) await vitest('ldap')
  if (prometheus) await vitest('prometheus')
  if (built) await vitest('faults')
  if (ganeti) await vitest('ganeti')
  if (chromium && built) await playwright('e2e', ...(ganeti ? ['console', 'story'] : []))
  console.log('')
  for (const line of leftOut) console.log(line)
  if (process.env.CI === 'true') count(0, leftOut.length)
}

try {
  await main()
} catch (error) {
  console.error(error)
  count(0, 1)
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
