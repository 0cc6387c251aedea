import { z } from 'zod'

/** The pages that the portal itself links to; the original had them at the same addresses. */
export const TERMS = 'terms-of-service'

const title = z.string().trim().max(150, 'too_long')
const text = z.string().max(100_000, 'too_long')

export const pageSchema = z
  .object({
    slug: z
      .string()
      .trim()
      .min(1, 'required')
      .max(60, 'too_long')
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug_invalid'),
    titleEn: title,
    titleEl: title,
    textEn: text,
    textEl: text,
    inFoot: z.boolean(),
    membersOnly: z.boolean(),
  })
  .refine(({ titleEn, titleEl }) => titleEn !== '' || titleEl !== '', { path: ['titleEn'], error: 'required' })
  .refine(({ titleEn, textEn }) => textEn.trim() === '' || titleEn !== '', { path: ['titleEn'], error: 'required' })
  .refine(({ titleEl, textEl }) => textEl.trim() === '' || titleEl !== '', { path: ['titleEl'], error: 'required' })
export type PageInput = z.input<typeof pageSchema>
