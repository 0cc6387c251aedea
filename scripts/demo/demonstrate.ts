import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Children } from './children'
import type { Clusters } from './clusters'
import type { DemoOptions, Ports } from './options'
import { PASSWORD, people } from './people'
import { openFolder } from './reset'

/** What is set for a portal of one's own is not for this one. */
const FOREIGN = ['DATABASE_URL', 'AUTH_SECRET', 'ENCRYPTION_KEY', 'ENCRYPTION_KEYS_OLD', 'ROLE', 'NEXTAUTH_URL']
const FOREIGN_TOO = ['NEXTAUTH_SECRET', 'GANETI_TAG_PREFIX', 'IMAGES_URL', 'TRUSTED_PROXIES', 'MAIL_FROM']

/** Starts everything, says where it is, and resolves when the signal asks to stop; rejects when a part ends by itself. */
export async function demonstrate(options: DemoOptions, children: Children, signal: AbortSignal): Promise<void> {
  const { folder, ports } = options
  const began = performance.now()
  openFolder(folder)
  console.log('Starting two simulated clusters and the mail catcher …')
  const clusters = startClusters(folder, ports, children)
  startMail(folder, ports, children)
  const env = environment(folder, ports)
  Object.assign(process.env, env, { LOG_LEVEL: 'error' })
  console.log('Preparing the database …')
  const { prepare } = await import('./prepare')
  const prepared = await Promise.race([prepare(await Promise.race([clusters, children.lost]), signal), children.lost])
  try {
    console.log('Starting the portal …')
    children.start('portal', ['dist/server.js'], env)
    await children.until('The portal', () => answers(`http://127.0.0.1:${ports.PORT}/api/health/ready`), signal)
    console.log(
      `\n${addresses(ports)}\n\nReady after ${((performance.now() - began) / 1000).toFixed(1)} s. Ctrl-C stops it.`,
    )
    await Promise.race([once(signal, 'abort'), children.lost])
    console.log('\nStopping …')
  } finally {
    await children.stop()
    await prepared.stop()
  }
}

async function startClusters(folder: string, ports: Ports, children: Children): Promise<Clusters> {
  const script = fileURLToPath(new URL('./clusters.ts', import.meta.url))
  const args = ['--import', 'tsx', script, folder, String(ports.ALPHA_PORT), String(ports.BETA_PORT)]
  const child: ChildProcess = children.start('clusters', args)
  const [ready] = await once(child, 'message')
  return ready as Clusters
}

function startMail(folder: string, { MAIL_PORT, SMTP_PORT }: Ports, children: Children): void {
  const program = fileURLToPath(import.meta.resolve('maildev/bin/maildev'))
  const loopback = `--ip 127.0.0.1 --web-ip 127.0.0.1 --smtp ${SMTP_PORT} --web ${MAIL_PORT}`.split(' ')
  children.start('mail', [program, ...loopback, '--mail-directory', path.join(folder, 'mail')])
}

function environment(folder: string, { PORT, SMTP_PORT }: Ports): NodeJS.ProcessEnv {
  for (const name of [...FOREIGN, ...FOREIGN_TOO]) delete process.env[name]
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: String(PORT),
    PUBLIC_URL: `http://localhost:${PORT}`,
    SMTP_URL: `smtp://127.0.0.1:${SMTP_PORT}`,
    MAIL_FROM: 'ganetimgr <portal@demo.example.org>',
    DEFAULT_LOCALE: 'en',
  }
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

function addresses(ports: Ports): string {
  const rows = Object.values(people).map(({ username, role }) => `  ${username.padEnd(10)}  ${PASSWORD}  ${role}`)
  return [
    `Portal    http://localhost:${ports.PORT}`,
    `Mails     http://localhost:${ports.MAIL_PORT}`,
    `Clusters  https://127.0.0.1:${ports.ALPHA_PORT} (alpha), http://127.0.0.1:${ports.BETA_PORT} (beta, read-only)`,
    '',
    'Sign in as, with the password beside it:',
    ...rows,
  ].join('\n')
}
