import { z } from 'zod'
import { EVENT_TYPES } from '@/lib/events/schema'

const HTTP = /^https?:$/

export const webhookSchema = z.object({
  name: z.string().trim().min(1, 'required').max(80, 'too_long'),
  url: z
    .string()
    .trim()
    .max(1000, 'too_long')
    .refine((text) => URL.canParse(text) && HTTP.test(new URL(text).protocol), 'url_invalid'),
  types: z.array(z.enum(EVENT_TYPES)).min(1, 'choose_one'),
  whole: z.boolean().default(false),
})

export type WebhookInput = z.input<typeof webhookSchema>

export const WEBHOOK_STATES = ['active', 'paused', 'failed'] as const
export type WebhookState = (typeof WEBHOOK_STATES)[number]

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed', 'dropped'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]
