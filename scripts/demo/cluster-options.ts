import type { NetworkSpec, SimulatorOptions } from '@/simulator/options'
import { GROUP } from './people'

const ROLES = ['web', 'db', 'wiki', 'moodle', 'git', 'mail', 'ci', 'cache', 'queue', 'backup', 'shell', 'monitor']

const named = (domain: string) => (index: number) =>
  `${ROLES[(index - 1) % ROLES.length]}${Math.ceil(index / ROLES.length)}.${domain}`

const owners = [
  ['ganetimgr:user:alice'],
  ['ganetimgr:user:eleni'],
  [`ganetimgr:group:${GROUP}`],
  ['ganetimgr:user:alice', 'ganetimgr:service:mail'],
  ['ganetimgr:user:eleni', `ganetimgr:group:${GROUP}`],
]

/** The first is full of the instances of the seed; what follows in it is set aside. */
const networks: NetworkSpec[] = [
  { name: 'old-public', network: '10.5.32.0/27', gateway: '10.5.32.1', mode: 'routed', link: 'old-public', full: true },
  { name: 'public', network: '10.5.0.0/24', gateway: '10.5.0.1', mode: 'routed', link: 'public' },
  { name: 'campus', network: '10.5.16.0/24', gateway: '10.5.16.1', mode: 'bridged', link: 'br100' },
  { name: 'lab', network: '10.5.8.0/28', gateway: '10.5.8.1', mode: 'bridged', link: 'br200', groups: ['default'] },
  { name: 'storage', network: '10.5.24.0/24', mode: 'bridged', link: 'br300', groups: ['large'] },
]

const common = {
  hypervisors: ['kvm'],
  hvparams: { kvm: { vnc_bind_address: '0.0.0.0', kernel_path: '' } },
  oses: [
    { name: 'debian', variants: ['bookworm', 'trixie'] },
    { name: 'ubuntu', variants: ['noble'] },
  ],
  instanceTags: owners,
  consoles: true,
} satisfies SimulatorOptions

export const alphaOptions = {
  ...common,
  name: 'alpha.example.org',
  seed: 7,
  nodes: 4,
  nodeSubnet: '127.0.7',
  groups: ['default', 'large'],
  networks,
  diskTemplates: ['plain', 'drbd'],
  instances: 96,
  instanceName: named('uni.example.org'),
} satisfies SimulatorOptions

export const betaOptions = {
  ...common,
  name: 'beta.example.org',
  seed: 8,
  nodes: 2,
  nodeSubnet: '127.0.8',
  groups: ['default'],
  networks: [
    { name: 'branch', network: '10.9.0.0/26', gateway: '10.9.0.1', mode: 'bridged', link: 'br0' } satisfies NetworkSpec,
  ],
  diskTemplates: ['plain'],
  instances: 24,
  instanceName: named('branch.example.org'),
  tls: false,
} satisfies SimulatorOptions
