import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'
import { readSettings } from '@/lib/settings/queries'

/** When to try again: nobody knows when one of them is closed. */
const AGAIN_S = 10

/** How many this process holds open, by the person. */
const open = new Map<number, number>()

/**
 * Takes a place among a person's open streams, to be given back by what it returns: more than once does no harm. Throws
 * `too_many` where none is left.
 */
export async function takePlace(userId: number): Promise<() => void> {
  const { apiStreamsAtOnce: limit } = await readSettings(db)
  const taken = open.get(userId) ?? 0
  if (taken >= limit) throw new AppError('too_many', 'streams_many', { limit, seconds: AGAIN_S })
  open.set(userId, taken + 1)
  let given = false
  return () => {
    if (given) return
    given = true
    const left = (open.get(userId) ?? 1) - 1
    if (left > 0) open.set(userId, left)
    else open.delete(userId)
  }
}

export async function* endingWith(parts: AsyncGenerator<string>, end: () => void): AsyncGenerator<string> {
  try {
    yield* parts
  } finally {
    end()
  }
}
