/** npm run verify: everything that can be told without running the product. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'

const DEPENDENCIES = ['app', 'components', 'lib', 'scripts', 'simulator', 'tests']
const ROOT_FILES = fs.readdirSync('.').filter((name) => /\.tsx?$/.test(name) && name !== 'next-env.d.ts')

const CHECKS = {
  'form (biome)': ['@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', '--error-on-warnings'],
  'types (tsc)': ['typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', '.'],
  'rooms (dependency-cruiser)': [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['-c', '.dependency-cruiser.cjs', '-T', 'err', ...DEPENDENCIES.filter(fs.existsSync), ...ROOT_FILES],
  ],
  'nothing unused (knip)': ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  locales: ['../scripts/locales.mjs'],
}

function run(name, [script, ...args]) {
  const began = performance.now()
  const child = spawn(process.execPath, [`node_modules/${script}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name}, ${seconds} s`)
      if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '     '))
      resolve({ name, ok: code === 0 })
    })
  })
}

/** The outcome of each check: [{ name, ok }]. */
export async function verify() {
  const generated = await run('generated code', ['../scripts/generate.mjs'])
  return [generated, ...(await Promise.all(Object.entries(CHECKS).map(([name, command]) => run(name, command))))]
}

if (process.argv[1] === import.meta.filename) {
  const outcomes = await verify()
  process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1)
}
