/** npm run db:migration -- NAME: writes the migration that leads from the present ones to prisma/schema.prisma. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectRoot } from '@/lib/config/root'
import { startEmbedded } from '@/lib/db/embedded/server'
import { prepareDatabase } from '@/lib/db/prepare'
import { missingSql } from './schema'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name of small letters, digits and _')
  process.exit(2)
}
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-migration-'))
fs.chmodSync(folder, 0o711)
const server = await startEmbedded(path.join(folder, 'pg'), { fsync: 'off' })
try {
  await prepareDatabase(server.url)
  const sql = await missingSql(server.url)
  if (sql) {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const target = path.join(projectRoot(), 'prisma', 'migrations', `${stamp}_${name}`)
    fs.mkdirSync(target)
    fs.writeFileSync(path.join(target, 'migration.sql'), sql)
    console.log(`Wrote ${path.relative(projectRoot(), target)}/migration.sql; read it before you commit it`)
  } else {
    console.log('The migrations lead to prisma/schema.prisma already')
  }
} finally {
  await server.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
