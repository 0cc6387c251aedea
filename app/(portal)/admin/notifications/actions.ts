'use server'

import { previewNotification } from '@/lib/notifications/preview'
import type { DraftInput, SendInput } from '@/lib/notifications/schema'
import { sendNotification } from '@/lib/notifications/send'
import { findTargets as find } from '@/lib/notifications/targets'
import { perform } from '@/lib/web/action'

export const findTargets = async (text: string) => perform((ctx) => find(ctx, text))

export const preview = async ({ draft, person }: { draft: DraftInput; person: number | null }) =>
  perform((ctx) => previewNotification(ctx, draft, person))

export const send = async (input: SendInput) => perform((ctx) => sendNotification(ctx, input))
