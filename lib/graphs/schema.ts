import { z } from 'zod'

/** What is asked of Prometheus, each one line of a chart. Percent, bytes, or bytes a second. */
export const SERIES = ['cpu', 'memory', 'networkIn', 'networkOut', 'diskRead', 'diskWrite'] as const
export type SeriesName = (typeof SERIES)[number]
export type Queries = Record<SeriesName, string>

/** As node_exporter within an instance, scraped under its name, tells it. */
const SELF = 'instance=~"{{instance}}(:[0-9]+)?"'
const rate = (metric: string, more = '') => `sum(rate(${metric}{${SELF}${more}}[{{window}}]))`
const DISKS = ',device!~"(loop|ram|sr|dm-).*"'
export const DEFAULT_QUERIES: Queries = {
  cpu: `100 * (1 - avg(rate(node_cpu_seconds_total{${SELF},mode="idle"}[{{window}}])))`,
  memory: `sum(node_memory_MemTotal_bytes{${SELF}} - node_memory_MemAvailable_bytes{${SELF}})`,
  networkIn: rate('node_network_receive_bytes_total', ',device!="lo"'),
  networkOut: rate('node_network_transmit_bytes_total', ',device!="lo"'),
  diskRead: rate('node_disk_read_bytes_total', DISKS),
  diskWrite: rate('node_disk_written_bytes_total', DISKS),
}

export const CHARTS = ['cpu', 'memory', 'network', 'disk'] as const
export type ChartName = (typeof CHARTS)[number]
export const LINES: Record<ChartName, readonly SeriesName[]> = {
  cpu: ['cpu'],
  memory: ['memory'],
  network: ['networkIn', 'networkOut'],
  disk: ['diskRead', 'diskWrite'],
}

/** Seconds back from now. */
export const RANGES = { hour: 3600, sixHours: 21_600, day: 86_400, week: 604_800, month: 2_592_000 } as const
export type RangeName = keyof typeof RANGES
export const RANGE_NAMES = Object.keys(RANGES) as RangeName[]

/** Names that stand for what differs between instances: inside a label's quotes, but for the window of a rate. */
const QUOTED = ['instance', 'cluster', 'node', 'uuid']
const WINDOW = '{{window}}'

/** Whether every placeholder is known and where it can do no harm. */
function isSound(query: string): boolean {
  const outside = query.replace(/"(?:[^"\\]|\\.)*"/g, (text) => {
    const names = [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name ?? '')
    return names.every((name) => QUOTED.includes(name)) ? '""' : '{{'
  })
  return !outside.replaceAll(`[${WINDOW}]`, '').includes('{{')
}

const query = z.string().trim().min(1, 'required').max(2000, 'too_long').refine(isSound, 'query_placeholder')

export const queriesSchema = z.object({
  cpu: query,
  memory: query,
  networkIn: query,
  networkOut: query,
  diskRead: query,
  diskWrite: query,
})

const day = z.iso.date().nullable().catch(null)

/** How charts are asked for in an address: back from now, or from one day of the reader's to another. */
export const rangeSchema = z.object({ range: z.enum(RANGE_NAMES).catch('day'), from: day, to: day })
export type Range = z.output<typeof rangeSchema>

/** The same for the graphs of a node, and which of its instances. */
export const nodeGraphsSchema = rangeSchema.extend({ page: z.coerce.number().int().min(1).max(1000).catch(1) })

const seconds = z.string().regex(/^\d{1,12}$/)

/** A picture by the site's own server: epoch seconds, and the number of a network interface. */
export const pictureSchema = z.object({
  kind: z.enum(['cpu', 'net']),
  from: seconds,
  until: seconds,
  nic: z
    .string()
    .regex(/^\d{1,2}$/)
    .default('0'),
})
export type PictureInput = z.output<typeof pictureSchema>
