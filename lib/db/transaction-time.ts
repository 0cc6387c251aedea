import { Unavailable } from '@/lib/errors/unavailable'
import { Prisma } from './generated/client'
import { noteOutage } from './watched'

/** Of a transaction that has not begun or has not ended in its time. */
const TOO_LATE = 'P2028'

/** The same, but a transaction for which Prisma's own clock has run out is thrown as Unavailable: the database is too slow. */
export function inTime<A extends unknown[], T>(transaction: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  return async (...args) => {
    try {
      return await transaction(...args)
    } catch (error) {
      if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === TOO_LATE)) throw error
      noteOutage()
      throw new Unavailable(error)
    }
  }
}
