import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'

const OUTPUTS = ['dist/server.js', '.next/BUILD_ID', 'lib/db/generated/client.ts']
const SOURCES = ['app', 'components', 'lib', 'locales', 'prisma', 'package-lock.json']
const CONFIGURED = /^(server|worker|web|proxy|next\.config|postcss\.config)\.m?ts$/

/** Builds what `npm start` runs, unless it is there and younger than every source. */
export async function build(signal: AbortSignal): Promise<void> {
  if (isBuilt()) return
  console.log('Building the portal; this takes a minute or two, once …')
  const child = spawn('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'inherit', 'inherit'], signal })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('The build failed.')
}

function isBuilt(): boolean {
  const [server, pages, client] = OUTPUTS.map(timeOf)
  const sources = [...SOURCES, ...fs.readdirSync('.').filter((name) => CONFIGURED.test(name))]
  return client !== 0 && Math.min(server ?? 0, pages ?? 0) > Math.max(...sources.map(latest))
}

const timeOf = (file: string) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Of a file, or of everything in a folder but what is generated there. */
function latest(name: string): number {
  if (!fs.statSync(name).isDirectory()) return timeOf(name)
  const generated = (file: string) => file.includes(`${path.sep}generated`) || file.endsWith('.d.json.ts')
  const files = fs.readdirSync(name, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !generated(file))
  return Math.max(0, ...paths.map(timeOf))
}
