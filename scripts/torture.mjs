/**
 * npm run torture: the suite of faults at full length, on a real Ganeti too where there is one, and what it found as the table of docs/reliability.md.
 * `-- --kills N` for another number of random kills than 300.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'

const REPORT = 'test-results/torture.json'
const TABLE = 'docs/reliability.md'
const MARKS = ['<!-- written by npm run torture -->', '<!-- end -->']

const { kills } = parseArgs({ options: { kills: { type: 'string', default: '300' } } }).values
const suites = ['--project=faults', '--project=ganeti', 'tests/faults/', 'tests/ganeti/faults/']
const args = ['run', ...suites, '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
const env = { ...process.env, TORTURE_KILLS: kills }
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], { stdio: 'inherit', env })

const counted = ({ counted: figures = {} } = {}) =>
  Object.entries(figures)
    .map(([name, figure]) => `${figure} ${name}`)
    .join(', ')

function row({ ancestorTitles, title, status: outcome, duration, meta }) {
  const what = [...ancestorTitles, title].join(' ')
  const seconds = ((duration ?? 0) / 1000).toFixed(0)
  return `| ${what} | ${meta?.tried ?? 1} | ${outcome === 'passed' ? 'held' : outcome} | ${seconds} | ${counted(meta)} |`
}

const { testResults } = JSON.parse(fs.readFileSync(REPORT, 'utf8'))
const rows = testResults.flatMap(({ assertionResults }) => assertionResults.map(row))
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const machine = `${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB`
const table = [
  MARKS[0],
  '',
  `Run on ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}, at ${commit}, with \`npm run torture -- --kills ${kills}\`.`,
  '',
  '| What is broken, and what must hold | Times | Result | Seconds | Counted |',
  '| --- | ---: | --- | ---: | --- |',
  ...rows,
  '',
  MARKS[1],
].join('\n')
const before = fs.readFileSync(TABLE, 'utf8')
const [start, end] = [before.indexOf(MARKS[0]), before.indexOf(MARKS[1]) + MARKS[1].length]
fs.writeFileSync(TABLE, before.slice(0, start) + table + before.slice(end))
process.exitCode = status ?? 1
