import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/db/generated/client'
import { telling } from '@/lib/db/telling-adapter'

/**
 * For `beforeAll`, before anything is asked of the database: all that this process asks it from then on is written down.
 * Answers what was asked while `work` was done, in no particular order.
 */
export function recordStatements(): (work: () => Promise<unknown>) => Promise<string[]> {
  const asked: string[] = []
  const client = new PrismaClient({
    adapter: telling(new PrismaPg({ connectionString: process.env.DATABASE_URL })),
    log: [{ emit: 'event', level: 'query' }],
  })
  client.$on('query', ({ query }) => asked.push(query))
  Object.assign(globalThis, { ganetimgrDb: client })
  return async (work) => {
    asked.length = 0
    await work()
    return asked.toSorted()
  }
}
