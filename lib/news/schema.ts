import { z } from 'zod'

const moment = z.iso.datetime('moment_invalid').transform((text) => new Date(text))
const title = z.string().trim().max(150, 'too_long')
const text = z.string().max(50_000, 'too_long')

export const postSchema = z
  .object({ titleEn: title, titleEl: title, textEn: text, textEl: text, from: moment, archived: z.boolean() })
  .refine(({ titleEn, titleEl }) => titleEn !== '' || titleEl !== '', { path: ['titleEn'], error: 'required' })
  .refine(({ titleEn, textEn }) => textEn.trim() === '' || titleEn !== '', { path: ['titleEn'], error: 'required' })
  .refine(({ titleEl, textEl }) => textEl.trim() === '' || titleEl !== '', { path: ['titleEl'], error: 'required' })
export type PostInput = z.input<typeof postSchema>
