import { z } from 'zod'

/** Seconds that a system gets to stop by itself; Ganeti's own default. */
export const SHUTDOWN_TIMEOUT_S = 120

export const shutdownSchema = z.object({
  how: z.enum(['soft', 'hard']).default('soft'),
  timeoutS: z.number().int('not_whole').min(1, 'too_small').max(1800, 'too_big').default(SHUTDOWN_TIMEOUT_S),
})

export const rebootSchema = z.object({ type: z.enum(['soft', 'hard', 'full']).default('hard') })
