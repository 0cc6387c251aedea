import path from 'node:path'
import { build } from './demo/build'
import { Children } from './demo/children'
import { demonstrate } from './demo/demonstrate'
import { readOptions } from './demo/options'
import { checkPorts } from './demo/ports'
import { reset } from './demo/reset'

/** `npm run demo`: the portal with simulated clusters, people and mail, on this machine alone. */
async function main(signal: AbortSignal): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  process.chdir(path.resolve(import.meta.dirname, '..'))
  await checkPorts(options.ports)
  if (options.reset) await reset(options.folder)
  const children = new Children(options.folder)
  try {
    if (options.build) await build(signal)
    await demonstrate(options, children, signal)
  } finally {
    await children.stop()
  }
}

const stopping = new AbortController()
// Ctrl-C may come twice: from the terminal, and again from whoever runs this.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())

try {
  await main(stopping.signal)
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
if (stopping.signal.aborted) console.log('Stopped. The next start finds everything as it was.')
process.exit()
