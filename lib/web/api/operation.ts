import { z } from 'zod'
import type { Ctx, OAuthActor } from '@/lib/access/actor'
import { covers, type Scope } from '@/lib/access/scopes'
import { AppError } from '@/lib/errors/app-error'
import { streamOf } from '../stream'
import { endingWith, takePlace } from './open-streams'
import { parsePart } from './parse-part'

export type ApiCtx = Ctx<OAuthActor>
type Fields = z.ZodObject

type Declared<P extends Fields, Q extends Fields, B extends z.ZodType> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with `{parameters}`. */
  path: string
  id: string
  summary: string
  /** What one should know before calling it; Markdown. */
  description?: string
  scope: Scope
  params: P
  query: Q
  /** `nothing` where none is sent. */
  body: B
}

/** `signal` aborts when the program no longer waits. */
type Input<P extends Fields, Q extends Fields, B extends z.ZodType> = {
  params: z.output<P>
  query: z.output<Q>
  body: z.output<B>
  /** The body as it came, which fits: for verbs that parse it themselves. */
  sent: z.input<B>
  headers: Headers
  signal: AbortSignal
}

type Answered<A extends z.ZodType> = {
  status: 200 | 201 | 202 | 204
  answer: A
  /** Where what came of it is read: below /api/v1. */
  location?: (answer: z.output<A>) => string | null
}

export type Raw = { params: unknown; query: unknown; body: unknown; headers: Headers; signal: AbortSignal }
export type Outcome = { body: unknown; location: string | null } | { stream: ReadableStream<Uint8Array> }

/** What a program may ask for: the router, the document and the tests all read this. */
export type Operation = Declared<Fields, Fields, z.ZodType> & {
  status: 200 | 201 | 202 | 204
  answer: z.ZodType
  media: 'application/json' | 'text/event-stream'
  /** Whether the answer says where what came of it is read. */
  located: boolean
  /** Refuses without the scope; only what the schema of the answer names goes out. */
  call: (ctx: ApiCtx, raw: Raw) => Promise<Outcome>
}

/** One whose answer is JSON, or with 204 nothing. */
export function operation<P extends Fields, Q extends Fields, B extends z.ZodType, A extends z.ZodType>({
  run,
  location,
  ...declared
}: Declared<P, Q, B> & Answered<A> & { run: (ctx: ApiCtx, input: Input<P, Q, B>) => Promise<z.input<A>> }): Operation {
  const call = async (ctx: ApiCtx, raw: Raw) => {
    const body = declared.answer.parse(await run(ctx, inputOf(ctx, declared, raw)))
    return { body, location: location?.(body) ?? null }
  }
  return { ...declared, media: 'application/json', located: location !== undefined, call }
}

/** One that answers with server-sent events, each `data` of them by the schema `answer`; so many at once for a person. */
export function streamOperation<P extends Fields, Q extends Fields, A extends z.ZodType>({
  open,
  ...declared
}: Omit<Declared<P, Q, typeof nothing>, 'body' | 'method'> & { answer: A } & {
  open: (ctx: ApiCtx, input: Input<P, Q, typeof nothing>) => Promise<AsyncGenerator<string>>
}): Operation {
  const whole = { ...declared, method: 'GET' as const, status: 200 as const, body: nothing }
  const call = async (ctx: ApiCtx, raw: Raw) => {
    const input = inputOf(ctx, whole, raw)
    const leave = await takePlace(ctx.actor.id)
    try {
      // Of a program that has gone before it began, it is neither read nor cancelled.
      if (input.signal.aborted) leave()
      else input.signal.addEventListener('abort', leave, { once: true })
      return { stream: streamOf(endingWith(await open(ctx, input), leave)) }
    } catch (error) {
      leave()
      throw error
    }
  }
  return { ...whole, media: 'text/event-stream', located: false, call }
}

export function requireScope({ actor }: ApiCtx, scope: Scope): void {
  if (!covers(actor.scopes, scope)) throw new AppError('forbidden', 'insufficient_scope', { scope })
}

function inputOf<P extends Fields, Q extends Fields, B extends z.ZodType>(
  ctx: ApiCtx,
  { scope, params, query, body }: Declared<P, Q, B>,
  raw: Raw,
): Input<P, Q, B> {
  requireScope(ctx, scope)
  return {
    params: parsePart('path', params, raw.params),
    query: parsePart('query', query, raw.query),
    body: parsePart('body', body, raw.body),
    sent: raw.body as z.input<B>,
    headers: raw.headers,
    signal: raw.signal,
  }
}

export const none = z.object({})
export const nothing = z.undefined()
/** Of an operation that answers 204. */
export const noAnswer = z.void()
