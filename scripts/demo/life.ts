import type { Control } from '@/simulator/control/control'
import type { Random } from '@/simulator/random'

const FIRST_MS = 10_000
const BETWEEN_MS = [12_000, 30_000] as const
const DOMAIN = 'batch.example.org'
const MOST_GUESTS = 6

/** Now and then something happens on the clusters without the portal. Answers what ends it. */
export function live(random: Random, { alpha, beta }: Record<'alpha' | 'beta', Control>): () => void {
  const events = [
    () => turn(random, alpha),
    () => turn(random, alpha),
    () => turn(random, beta),
    () => crash(random, alpha),
    () => comeAndGo(random, alpha),
    () => comeAndGo(random, alpha),
    () => create(random, alpha, 'old-public'), // which has no address left
  ]
  let timer: NodeJS.Timeout
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      random.pick(events)()
      wait(BETWEEN_MS[0] + random.below(BETWEEN_MS[1] - BETWEEN_MS[0]))
    }, ms)
  }
  wait(FIRST_MS)
  return () => clearTimeout(timer)
}

/** Starts one that is stopped when there are many of them, else stops one. */
function turn(random: Random, control: Control): void {
  const all = control.state().instances
  const stopped = all.filter(({ running }) => !running)
  if (stopped.length > all.length / 8) control.operator.run('startup', { instance_name: random.pick(stopped).name })
  else control.operator.run('shutdown', { instance_name: random.pick(all.filter(({ running }) => running)).name })
}

/** Ends by itself, and is wanted up. */
function crash(random: Random, control: Control): void {
  const { instances } = control.state()
  control.operator.setRunning(random.pick(instances.filter(({ running }) => running)).name, false)
}

function comeAndGo(random: Random, control: Control): void {
  const guests = control.state().instances.filter(({ name }) => name.endsWith(`.${DOMAIN}`))
  const [oldest] = guests.sort((one, other) => one.ctime - other.ctime)
  if (oldest && guests.length >= MOST_GUESTS) control.operator.run('remove', { instance_name: oldest.name })
  else create(random, control, 'public')
}

function create(random: Random, control: Control, network: string): void {
  const memory = random.pick([512, 1024, 2048])
  control.operator.run('create', {
    instance_name: `run-${random.hex(4)}.${DOMAIN}`,
    mode: 'create',
    os_type: 'debian+trixie',
    disk_template: 'plain',
    disks: [{ size: 4096 }],
    nics: [{ network, ip: 'pool' }],
    beparams: { minmem: memory, maxmem: memory, vcpus: 1 },
    group_name: 'default',
    iallocator: 'hail',
    name_check: false,
    ip_check: false,
    tags: [`ganetimgr:user:${random.pick(['alice', 'eleni'])}`],
  })
}
