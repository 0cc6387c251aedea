import { z } from 'zod'
import { ACT_STATES } from '@/lib/acts/state'
import { time } from '../time'

export const actParams = z.object({ act: z.uuid() })

export const act = z
  .object({
    id: z.uuid(),
    kind: z.string().describe('`instance.startup`, `instance.create`, …'),
    cluster: z.string(),
    instance: z.string().describe('What it is done to: of `node.…` kinds a node'),
    applicationId: z.number().int().nullable(),
    state: z
      .enum(ACT_STATES)
      .describe(
        'intended: not known to have reached Ganeti; submitted: Ganeti has its job; the others are ends: as the job ended, not_started where no job came of it, lost where the job was gone before its end was seen',
      ),
    actor: z.string().nullable(),
    jobId: z.number().int().nullable(),
    job: z.string().nullable().describe('Ganeti’s status of the job'),
    percent: z.number().nullable().describe('How far Ganeti says that it is'),
    log: z.array(z.object({ at: z.string(), text: z.string() })),
    errorCode: z.string().nullable().describe('A stable word for a failure'),
    errorText: z.string().nullable().describe('Ganeti’s own words'),
    createdAt: time,
    endedAt: time.nullable(),
  })
  .meta({ id: 'Act' })

export const waitQuery = z.object({
  wait: z.coerce
    .number<string>()
    .int()
    .min(0)
    .max(30)
    .default(0)
    .describe('Seconds to wait for its end; it answers at the end, or as it is when they are over'),
})
