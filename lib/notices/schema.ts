import { z } from 'zod'

export const LEVELS = ['info', 'warning', 'error'] as const
export type Level = (typeof LEVELS)[number]

const moment = z.iso.datetime('moment_invalid').transform((text) => new Date(text))
const text = z.string().trim().max(2000, 'too_long')

export const noticeSchema = z
  .object({
    level: z.enum(LEVELS),
    textEn: text,
    textEl: text,
    from: moment,
    until: moment.nullable(),
    clusterIds: z.array(z.number().int()).max(1000),
    dismissible: z.boolean(),
  })
  .refine(({ from, until }) => until === null || from < until, { path: ['until'], error: 'until_before_from' })
  .refine(({ textEn, textEl }) => textEn !== '' || textEl !== '', { path: ['textEn'], error: 'required' })
export type NoticeInput = z.input<typeof noticeSchema>
