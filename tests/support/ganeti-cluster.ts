import { execFile, execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { accessSync, constants, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { bringUp } from './bring-up'

export type TestCluster = {
  name: string
  host: string
  port: number
  /** Of the certificate, to pin it. */
  sha256: string
  nodes: string[]
  writer: { user: string; password: string }
  reader: { user: string; password: string }
  hashed: { user: string; password: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    ganeti: TestCluster | null
  }
}

const script = fileURLToPath(new URL('../../scripts/ganeti-cluster', import.meta.url))
const name = 'vitest'
const index = 7
const run = promisify(execFile)

/** Runs a gnt-* command on the master node of the tests' cluster and gives what it printed. */
export async function gnt(...command: string[]): Promise<string> {
  return (await run(script, ['gnt', name, ...command])).stdout
}

/** An outage of RAPI, or its end. */
export async function rapiDaemon(action: 'stop-rapi' | 'start-rapi'): Promise<void> {
  await run(script, [action, name])
}

/** RAPI shows the certificate of this file, with its key, from now on. */
export async function rapiCertificate(file: string): Promise<void> {
  await run(script, ['certificate', name, file])
}

/** The file that Ganeti made for it. */
export const rapiCertificateFile = `/tmp/ganeti-clusters/${name}/node1.${name}.test/var/lib/ganeti/rapi.pem`

/**
 * One real cluster for all files of the project. Where Ganeti is not installed, or we are not root, there is none: on
 * a build machine that is an error, elsewhere the files find null and define no tests.
 */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const lacking = whatIsLacking()
  if (lacking) {
    if (process.env.CI) throw new Error(lacking)
    process.stderr.write(`${lacking}\n`)
    project.config.passWithNoTests = true
    project.provide('ganeti', null)
    return undefined
  }
  const turn = await ourTurn()
  const down = () => execFileSync(script, ['down', name], { stdio: ['ignore', 'ignore', 'inherit'] })
  process.once('exit', down)
  const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const leave = () => process.exit(1)
    process.once(signal, leave)
    return () => process.off(signal, leave)
  })
  await bringUp(name, index, '--nodes', '2')
  project.provide('ganeti', describeCluster())
  return () => {
    for (const forget of signals) forget()
    process.off('exit', down)
    down()
    turn.close()
  }
}

/** One run at a time has the cluster; an abstract socket is let go even by a process that is killed. */
async function ourTurn(): Promise<Server> {
  for (let said = false; ; said = true) {
    const server = createServer().unref()
    const ours = once(server, 'listening').then(
      () => true,
      () => false,
    )
    server.listen('\0ganetimgr-test-cluster')
    if (await ours) return server
    if (!said) process.stderr.write('waiting for another run to end with the Ganeti cluster\n')
    await setTimeout(1000)
  }
}

function whatIsLacking(): string | undefined {
  const how = 'the tests against a real Ganeti need root and: apt-get install ganeti ganeti-testsuite ganeti-os-noop'
  if (process.getuid?.() !== 0) return how
  try {
    for (const file of ['/usr/sbin/gnt-cluster', '/usr/lib/ganeti/ensure-dirs', '/usr/sbin/sshd', '/usr/bin/ss']) {
      accessSync(file, constants.X_OK)
    }
    return undefined
  } catch {
    return `${how} openssh-server iproute2`
  }
}

function describeCluster(): TestCluster {
  const pem = readFileSync(rapiCertificateFile, 'utf8')
  return {
    name: `${name}.test`,
    host: `198.18.${index}.10`,
    port: 5080,
    sha256: new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).fingerprint256,
    nodes: [`node1.${name}.test`, `node2.${name}.test`],
    writer: { user: 'writer', password: 'writer-secret' },
    reader: { user: 'reader', password: 'reader-secret' },
    hashed: { user: 'hashed', password: 'hashed-secret' },
  }
}
