/** Writes what is generated: the Prisma client, the types of routes and of message keys. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'

const SCHEMA = 'prisma/schema.prisma'
const STAMP = 'lib/db/generated/.stamp'

function run(script, ...args) {
  // prisma generate needs no engine, and would download one unless told where it is.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(1)
}

const { version } = JSON.parse(fs.readFileSync('node_modules/prisma/package.json', 'utf8'))
const digest = createHash('sha256').update(fs.readFileSync(SCHEMA)).update(version).digest('hex')
if (!fs.existsSync(STAMP) || fs.readFileSync(STAMP, 'utf8') !== digest) {
  run('node_modules/prisma/build/index.js', 'generate')
  fs.writeFileSync(STAMP, digest)
}
run('node_modules/next/dist/bin/next', 'typegen')
