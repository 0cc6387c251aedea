'use server'

import { z } from 'zod'
import { parse } from '@/lib/errors/parse'
import { performAt } from '@/lib/web/action'
import {
  addWebhook,
  editWebhook,
  pauseWebhook,
  pingWebhook,
  redeliver,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
} from '@/lib/webhooks/own'
import type { WebhookInput } from '@/lib/webhooks/schema'

const HERE = '/profile/webhooks'
const idSchema = z.number().int()

export async function add(input: WebhookInput) {
  return performAt(HERE, (ctx) => addWebhook(ctx, input))
}

export async function change(id: number, input: WebhookInput) {
  return performAt(HERE, (ctx) => editWebhook(ctx, parse(idSchema, id), input))
}

export async function renew(id: number) {
  return performAt(HERE, (ctx) => renewWebhookSecret(ctx, parse(idSchema, id)))
}

export async function pause(id: number) {
  return performAt(HERE, (ctx) => pauseWebhook(ctx, parse(idSchema, id)))
}

export async function resume(id: number) {
  return performAt(HERE, (ctx) => resumeWebhook(ctx, parse(idSchema, id)))
}

export async function ping(id: number) {
  return performAt(HERE, (ctx) => pingWebhook(ctx, parse(idSchema, id)))
}

export async function again(id: number, delivery: string) {
  return performAt(HERE, (ctx) => redeliver(ctx, parse(idSchema, id), parse(z.uuid(), delivery)))
}

export async function remove(id: number) {
  return performAt(HERE, (ctx) => removeWebhook(ctx, parse(idSchema, id)))
}
