import { spawn } from 'node:child_process'
import { readKeyPair, readUsers } from './cli/files'
import { type CommandLine, readCommandLine, usage } from './cli/options'
import { startControlServer } from './control/server'
import { logLine } from './http/log'
import { startSimulator } from './start'

function commandLine(): CommandLine {
  try {
    return readCommandLine(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${usage}`)
    process.exit(2)
  }
}

/** The daemon leaves the terminal unless it is told to stay. */
function detach(): void {
  const [program, ...args] = process.argv
  const child = spawn(program ?? process.execPath, [...process.execArgv, ...args, '--foreground'], {
    detached: true,
    stdio: 'ignore',
  })
  child.unref()
  console.log(`ganeti-rapi simulator: pid ${child.pid}`)
}

async function serve(command: CommandLine): Promise<void> {
  const { usersFile, control: controlPort, faults } = command
  const log = (line: string) => console.log(line)
  const simulator = await startSimulator({
    ...command.simulator,
    ...readKeyPair(command),
    ...(usersFile === undefined ? {} : { users: readUsers(usersFile) }),
    log,
  })
  const { control } = simulator
  if (faults.latencyMs > 0) control.addFault({ latencyMs: faults.latencyMs })
  control.setJobFaults(faults.jobs)
  log(logLine('INFO', `ganeti-rapi simulator at ${simulator.url}`))
  if (simulator.fingerprint) log(logLine('INFO', `certificate SHA-256 ${simulator.fingerprint}`))
  const behind = controlPort === undefined ? null : await startControlServer(control, controlPort)
  if (behind) log(logLine('INFO', `control at http://127.0.0.1:${behind.port}`))
  process.on('SIGHUP', () => {
    if (usersFile === undefined) return
    log(logLine('INFO', `Reading users file at ${usersFile}`))
    try {
      control.setUsers(readUsers(usersFile))
    } catch (error) {
      log(logLine('ERROR', `Error while reading ${usersFile}: ${error}`))
    }
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      behind?.server.close()
      void simulator.stop().then(() => process.exit(0))
    })
  }
}

const command = commandLine()
if (command.foreground) {
  serve(command).catch((error: unknown) => {
    process.stderr.write(`ganeti-rapi simulator: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  })
} else detach()
