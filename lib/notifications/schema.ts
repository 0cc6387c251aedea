import { z } from 'zod'

/** What a text may name in double braces; nothing else is replaced, and nothing is run. */
export const VARIABLES = ['name', 'username', 'instances', 'count', 'site', 'portal'] as const
export type Variable = (typeof VARIABLES)[number]

export const TARGET_KINDS = ['cluster', 'nodeGroup', 'node', 'instance', 'user', 'group'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** `id` is the cluster's for node groups and nodes, which have names only. */
export type Target =
  | { kind: 'nodeGroup' | 'node'; id: number; name: string }
  | { kind: 'cluster' | 'instance' | 'user' | 'group'; id: number }

/** As forms and addresses write a target: `cluster:3`, `node:3:node1.example.org`, `user:7`. */
function readTarget(word: string): Target | null {
  const [kind, digits = '', ...rest] = word.split(':')
  const id = /^\d{1,9}$/.test(digits) ? Number(digits) : 0
  const name = rest.join(':')
  if (id === 0) return null
  if (kind === 'nodeGroup' || kind === 'node') return name === '' ? null : { kind, id, name }
  if (kind !== 'cluster' && kind !== 'instance' && kind !== 'user' && kind !== 'group') return null
  return name === '' ? { kind, id } : null
}

export const wordOf = (target: Target): string =>
  'name' in target ? `${target.kind}:${target.id}:${target.name}` : `${target.kind}:${target.id}`

const target = z
  .string()
  .max(300)
  .transform((word, ctx) => {
    const read = readTarget(word)
    if (read) return read
    ctx.addIssue({ code: 'custom', message: 'invalid_value' })
    return z.NEVER
  })

export const MOST_TARGETS = 500
export const targetsSchema = z.array(target).min(1, 'targets_none').max(MOST_TARGETS, 'targets_many')

const letter = z.object({
  subject: z.string().trim().max(100, 'too_long'),
  text: z.string().trim().max(10_000, 'too_long'),
})

/** A mail to be written; of the two languages one may be left empty. */
export const draftSchema = z.object({
  targets: targetsSchema,
  en: letter,
  el: letter,
  urgent: z.boolean().default(false),
})
export type DraftInput = z.input<typeof draftSchema>
export type Draft = z.output<typeof draftSchema>

export const sendSchema = draftSchema.extend({ key: z.uuid() })
export type SendInput = z.input<typeof sendSchema>
