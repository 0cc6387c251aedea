import { PrismaPg } from '@prisma/adapter-pg'
import { config } from '@/lib/config/env'
import { type Prisma, PrismaClient } from './generated/client'

export type Tx = Prisma.TransactionClient
export type Db = PrismaClient | Tx

/** A loaded machine is slow, not wrong; a transaction that hangs ends all the same. */
const transactionOptions = { maxWait: 10_000, timeout: 30_000 }

const store = globalThis as typeof globalThis & { ganetimgrDb?: PrismaClient }

function client(): PrismaClient {
  store.ganetimgrDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: config().databaseUrl, max: config().dbPool }),
    transactionOptions,
  })
  return store.ganetimgrDb
}

/** The process's one client, opened on first use: importing it needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    const value: unknown = Reflect.get(client(), property)
    return typeof value === 'function' ? value.bind(client()) : value
  },
})
