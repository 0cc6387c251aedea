import { systemContext } from '@/lib/access/system-context'
import { type ConnectionReport, checkConnection } from '@/lib/clusters/check-connection'
import { checkStored } from '@/lib/clusters/check-stored'
import { listClusters } from '@/lib/clusters/queries'
import { addCluster } from '@/lib/clusters/save-cluster'
import type { ConnectionInput } from '@/lib/clusters/schema'
import { synchronise } from '@/lib/sync/once'
import { read } from './arguments'
import type { Command } from './command'
import { ask, askPassword } from './prompt'

const options = {
  slug: { type: 'string' },
  port: { type: 'string' },
  user: { type: 'string' },
  'read-user': { type: 'string' },
  description: { type: 'string' },
  'no-tls': { type: 'boolean' },
  ca: { type: 'boolean' },
  fingerprint: { type: 'string' },
  'fast-create': { type: 'boolean' },
} as const

async function add(args: string[]): Promise<void> {
  const { values, words } = read(args, ['HOSTNAME'], options)
  const [hostname = ''] = words
  const ctx = systemContext('manage')
  const connection: ConnectionInput = {
    hostname,
    port: values.port ?? 5080,
    tls: !values['no-tls'],
    trust: values.ca ? 'ca' : 'pin',
    fingerprint: values.fingerprint ?? '',
  }
  if (connection.tls && connection.trust === 'pin' && connection.fingerprint === '')
    connection.fingerprint = await confirmFingerprint(await checkConnection(ctx, connection))
  const rapiUser = values.user ?? ''
  const rapiPassword = rapiUser === '' ? '' : await askPassword('RAPI password')
  const readUser = values['read-user'] ?? ''
  const readPassword = readUser === '' ? '' : await askPassword('Password of the account for reading')
  const accounts = { rapiUser, rapiPassword, readUser, readPassword }
  const slug = values.slug ?? hostname.split('.')[0] ?? hostname
  const description = values.description ?? ''
  const fastCreate = values['fast-create'] ?? false
  await addCluster(ctx, { ...connection, ...accounts, slug, description, fastCreate })
  report(await checkConnection(ctx, { ...connection, ...accounts }))
}

async function confirmFingerprint({ certificate, failure }: ConnectionReport): Promise<string> {
  if (!certificate?.sha256)
    throw new Error(`It does not answer: ${failure?.health ?? 'unknown'} ${failure?.detail ?? ''}`)
  console.error(`Certificate of ${certificate.subject}, SHA-256 fingerprint:\n  ${certificate.sha256}`)
  console.error('On the master node: openssl x509 -noout -fingerprint -sha256 -in /var/lib/ganeti/rapi.pem')
  if ((await ask('Do they match? (yes/no)')) !== 'yes') throw new Error('Not trusted; nothing was added')
  return certificate.sha256
}

function report({ reachable, certificate, access, reading, version, failure }: ConnectionReport): void {
  console.log(`reachable    ${reachable ? `yes, ${reachable.roundTripMs} ms` : 'no'}`)
  console.log(`certificate  ${certificate ? `${certificate.verdict} ${certificate.sha256}` : 'none (no TLS)'}`)
  console.log(`access       ${access ?? 'not tried'}`)
  if (reading) console.log(`reading      ${reading}`)
  console.log(`version      ${version ? `Ganeti ${version.software}, cluster ${version.name}` : 'not tried'}`)
  if (failure) console.log(`failure      ${failure.health} ${failure.detail}`)
}

export const clusterCommands: Command[] = [
  {
    name: 'cluster add',
    args: 'HOSTNAME [--slug S] [--port P] [--user U] [--read-user U] [--description D] [--no-tls | --ca | --fingerprint F] [--fast-create]',
    help: 'the RAPI password is asked for, or read from stdin; then that of --read-user, by which the mirror asks',
    run: add,
  },
  {
    name: 'cluster check',
    args: 'SLUG',
    help: 'tries the stored connection',
    run: async (args) => {
      report(await checkStored(systemContext('manage'), read(args, ['SLUG'], {}).words[0] ?? ''))
    },
  },
  {
    name: 'cluster list',
    args: '',
    help: '',
    run: async () => {
      for (const { slug, hostname, port, disabled, state, _count } of await listClusters(systemContext('manage')))
        console.log(
          [
            slug,
            `${hostname}:${port}`,
            disabled ? 'disabled' : (state?.health ?? 'unknown'),
            `${_count.instances} instances`,
          ].join('\t'),
        )
    },
  },
  {
    name: 'sync',
    args: '[CLUSTER]',
    help: 'mirrors the clusters once, now',
    run: async (args) => {
      const [slug] = read(args, ['CLUSTER?'], {}).words
      const results = await synchronise(slug ?? null)
      for (const { cluster, failure, instances } of results)
        console.log(`${cluster}\t${failure ?? `${instances} instances`}`)
      if (results.some(({ failure }) => failure !== null)) throw new Error('Not every cluster could be mirrored')
    },
  },
]
