import { z } from 'zod'

export const EVENT_TYPES = ['instances.changed', 'act.changed', 'application.changed'] as const
export type EventType = (typeof EVENT_TYPES)[number]

const link = z.string().describe('Below the portal’s address: where it is read')

const instancesChanged = z.object({
  cluster: z.string(),
  all: z.boolean().describe('So many at once that they are not named: read them all anew'),
  instances: z.array(z.object({ name: z.string(), url: link })),
  gone: z.array(z.string()).describe('Destroyed, renamed or taken out of Ganeti'),
})

const actChanged = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: z.string(),
  cluster: z.string(),
  instance: z.string(),
  url: link,
})

const applicationChanged = z.object({
  id: z.number().int(),
  kind: z.enum(['create', 'change']),
  status: z.string(),
  hostname: z.string(),
  url: link,
})

const of = <T extends EventType, D extends z.ZodType>(type: T, data: D) =>
  z.object({
    id: z.string().describe('Its place in the order of events'),
    type: z.literal(type),
    at: z.iso.datetime(),
    data,
  })

/** What a program is told, by the stream and by webhooks. */
export const toldEvent = z.discriminatedUnion('type', [
  of('instances.changed', instancesChanged),
  of('act.changed', actChanged),
  of('application.changed', applicationChanged),
])
export type ToldEvent = z.infer<typeof toldEvent>
