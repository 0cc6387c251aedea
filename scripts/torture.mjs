/**
 * npm run torture: the suites of faults at full length, on a real Ganeti too where there is one, and what they found as the
 * table of docs/reliability.md. `-- --kills N` for another number of random kills than 300, `--load S` for another time of
 * load than 1800 seconds.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { requirements } from './requirements.mjs'

const TABLE = 'docs/reliability.md'
const MARKS = ['<!-- written by npm run torture -->', '<!-- end -->']

const options = { kills: { type: 'string', default: '300' }, load: { type: 'string', default: '1800' } }
const { kills, load } = parseArgs({ options }).values
const env = { ...process.env, TORTURE_KILLS: kills, TORTURE_LOAD_S: load }

/** One after the other: two at once would prepare their databases in one process. */
function tortured(project, folder) {
  const report = `test-results/torture-${project}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = ['node_modules/vitest/vitest.mjs', 'run', `--project=${project}`, folder, ...reporters]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
  if (status !== 0) process.exitCode = 1
  return JSON.parse(fs.readFileSync(report, 'utf8')).testResults
}

const counted = ({ counted: figures = {} } = {}) =>
  Object.entries(figures)
    .map(([name, figure]) => `${figure} ${name}`)
    .join(', ')

function row({ ancestorTitles, title, status: outcome, duration, meta }) {
  const what = [...ancestorTitles, title].join(' ')
  const seconds = ((duration ?? 0) / 1000).toFixed(0)
  return `| ${what} | ${meta?.tried ?? 1} | ${outcome === 'passed' ? 'held' : outcome} | ${seconds} | ${counted(meta)} |`
}

const results = tortured('faults', 'tests/faults/')
if (requirements().ganeti) results.push(...tortured('ganeti', 'tests/ganeti/faults/'))
const rows = results.flatMap(({ assertionResults }) => assertionResults.map(row))
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const machine = `${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB`
const table = [
  MARKS[0],
  '',
  `Run on ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}, at ${commit}, with \`npm run torture -- --kills ${kills} --load ${load}\`.`,
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
