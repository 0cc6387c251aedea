import pino from 'pino'
import { scrub, scrubText } from './scrub'

const clean = (fields: object) => scrub(fields) as Record<string, unknown>

/** JSON lines on stdout. Secrets are taken out of fields and messages; put an error under `err`. */
export const log = pino({
  // Not from config(): what goes wrong while that is read must be told too.
  level: process.env.LOG_LEVEL || 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }), log: clean, bindings: clean },
  serializers: { err: (err: unknown) => err }, // made plain by clean
  hooks: {
    logMethod(args, method) {
      const scrubbed = args.map((arg) => (typeof arg === 'string' ? scrubText(arg) : arg)) as typeof args
      method.apply(this, scrubbed)
    },
  },
})
