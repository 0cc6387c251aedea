import { createHash } from 'node:crypto'
import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'

const CHUNK = 2_000

type Link = { id: number; position: number; previous: string; hash: string; content: string }

/** What is wrong where: an entry changed, one or more missing before it, or at the end of the chain, or never chained. */
export type Break = { kind: 'cut'; missing: number } | { kind: 'changed' | 'missing' | 'unchained'; entry: number }

/** `head` is the hash of the last entry: kept elsewhere, it shows later that nothing before it was rewritten. */
type Verdict = { entries: number; head: string; broken: Break | null; expectedFound: boolean | null }

/**
 * Walks the chain from its beginning and stops at the first entry that does not fit. The hashes are computed here and not
 * by the database's own function, which whoever changes entries could change too. `expected`: a head noted earlier.
 */
export async function verifyAudit(ctx: Ctx, expected: string | null = null): Promise<Verdict> {
  if (ctx.actor.kind !== 'system' && !ctx.actor.isSuperuser) throw forbidden()
  return db.$transaction(
    async (tx) => {
      let entries = 0
      let head = ''
      let found = false
      const verdict = (broken: Break | null): Verdict => ({
        entries,
        head,
        broken,
        expectedFound: expected === null ? null : found,
      })
      for (;;) {
        const links = await tx.$queryRaw<Link[]>`
          SELECT id, position, previous, hash, audit_content(e, e.position) AS content
          FROM "AuditEntry" e WHERE position > ${entries} ORDER BY position LIMIT ${CHUNK}`
        for (const link of links) {
          if (link.position !== entries + 1) return verdict({ kind: 'missing', entry: link.id })
          if (link.previous !== head || link.hash !== hashOf(head, link.content))
            return verdict({ kind: 'changed', entry: link.id })
          entries += 1
          head = link.hash
          found ||= head === expected
        }
        if (links.length < CHUNK) break
      }
      const loose = await tx.auditEntry.findFirst({ where: { position: null }, orderBy: { id: 'asc' } })
      if (loose) return verdict({ kind: 'unchained', entry: loose.id })
      const end = await tx.auditHead.findFirst()
      if (end?.length !== entries || end.hash !== head)
        return verdict({ kind: 'cut', missing: (end?.length ?? entries) - entries })
      return verdict(null)
    },
    // One view of the chain, although others go on writing.
    { isolationLevel: 'RepeatableRead', timeout: 600_000 },
  )
}

const hashOf = (previous: string, content: string) =>
  createHash('sha256').update(`${previous}\n${content}`).digest('hex')
