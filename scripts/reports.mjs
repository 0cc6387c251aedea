/** What the reports of the runners say: { passed, failed: the name of each test that did not pass, with its reason }. */
import fs from 'node:fs'
import path from 'node:path'

const FIRST_LINES = 6
const LAST_LINES = 25
/** Of what a runner says, so much is kept in case that it names no test. */
export const LAST_CHARACTERS = 10_000

/** Runners colour what they say. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what a colour begins with
const plain = (text) => text.replaceAll(/\u001B\[[\d;]*m/g, '')

const because = (reasons) => plain(reasons.join('\n')).split('\n').slice(0, FIRST_LINES).join('\n')
const entry = (name, reasons) => (reasons.length > 0 ? `${name}\n${because(reasons)}` : name)

/** Skipped is failed: nothing is left out unsaid. */
function readVitest({ testResults }) {
  const files = testResults.map(({ name, ...rest }) => ({ file: path.relative('.', name), ...rest }))
  const tests = files.flatMap(({ file, assertionResults }) => assertionResults.map((one) => ({ file, ...one })))
  const broken = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  const missed = tests.filter(({ status }) => status !== 'passed')
  return {
    passed: tests.length - missed.length,
    failed: [
      ...broken.map(({ file, message }) => entry(file, [message])),
      ...missed.map(({ file, fullName, status, failureMessages }) =>
        entry(`${file}: ${fullName} (${status})`, failureMessages),
      ),
    ],
  }
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

/** One that passed at a second attempt is failed, too. */
function readPlaywright({ suites, errors }) {
  const tests = suites
    .flatMap(specsOf)
    .flatMap(({ file, title, tests: runs }) =>
      runs.map((run) => ({ name: `${file}: ${title} (${run.status})`, ...run })),
    )
  const missed = tests.filter(({ status }) => status !== 'expected')
  return {
    passed: tests.length - missed.length,
    failed: [
      ...missed.map(({ name, results }) =>
        entry(
          name,
          results.flatMap((result) => result.errors.map(({ message }) => message)),
        ),
      ),
      ...errors.map(({ message }) => plain(message)),
    ],
  }
}

const lastLines = (text) => plain(text).trimEnd().split('\n').slice(-LAST_LINES).join('\n')

/** A runner that failed without saying which test did counts as one failure, told by its last lines. */
function reportOf(file, { ok, last }, read, label) {
  const { passed, failed } = fs.existsSync(file)
    ? read(JSON.parse(fs.readFileSync(file, 'utf8')))
    : { passed: 0, failed: [] }
  return {
    passed,
    failed: ok || failed.length > 0 ? failed : [`${label} failed without naming a test:\n${lastLines(last)}`],
  }
}

export const vitestReport = (file, ended, label) => reportOf(file, ended, readVitest, label)
export const playwrightReport = (file, ended, label) => reportOf(file, ended, readPlaywright, label)
