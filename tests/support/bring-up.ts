import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const script = fileURLToPath(new URL('../../scripts/ganeti-cluster', import.meta.url))

/** A new real cluster of this name; if Ganeti's own set-up fails, it says why, and makes it anew once. */
export async function bringUp(name: string, index: number, ...options: string[]): Promise<void> {
  const up = () => run(script, ['up', name, '--index', String(index), ...options])
  await up().catch(async (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    await up()
  })
}
