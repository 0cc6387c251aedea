/** A process that prepares its environment, says what it found, and stops when its standard input ends. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { prepareEnvironment } from '@/lib/config/prepare'

const environment = await prepareEnvironment()
const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
const { rows } = await client.query(`select pg_postmaster_start_time()::text as started, 
  (select count(*)::int from "Group") as groups`)
await client.query(`insert into "Group" (name) values (gen_random_uuid()::text)`)
await client.end()
const socket = new URL(process.env.DATABASE_URL ?? '').searchParams.get('host')
const digest = (name: string) =>
  createHash('sha256')
    .update(process.env[name] ?? '')
    .digest('hex')
const secrets = ['DATABASE_URL', 'AUTH_SECRET', 'ENCRYPTION_KEY', 'NEXTAUTH_SECRET'].map(digest)
process.stdout.write(
  `${JSON.stringify({ ...rows[0], secrets, socket, host: process.env.HOST, url: process.env.NEXTAUTH_URL })}\n`,
)
process.stdin.on('end', async () => {
  await environment.stop()
  process.exit(0)
})
process.stdin.resume()
