import { PrismaPg } from '@prisma/adapter-pg'
import type { ClientBase } from 'pg'
import { config } from '@/lib/config/env'
import { type Prisma, PrismaClient } from './generated/client'
import { telling } from './telling-adapter'
import { inTime } from './transaction-time'

export type Tx = Prisma.TransactionClient
export type Db = PrismaClient | Tx

/** A loaded machine is slow, not wrong; a transaction that hangs ends all the same. */
const transactionOptions = { maxWait: 10_000, timeout: 30_000 }

/** The longest wait for a connection: shorter than `maxWait`, so that what is told is why. */
const CONNECT_MS = 8_000
/** Longer than the mail server may take in a transaction that sends. */
const IDLE_MS = 180_000
/** PostgreSQL ends what takes too long; one that is gone without a word is given up a little later. */
const GONE_MS = 5_000

function poolOptions() {
  const { databaseUrl, dbPool, dbTimeoutMs } = config()
  return {
    connectionString: databaseUrl,
    max: dbPool,
    connectionTimeoutMillis: Math.min(CONNECT_MS, dbTimeoutMs),
    statement_timeout: dbTimeoutMs,
    query_timeout: dbTimeoutMs + GONE_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    // Between two steps of Prisma's nobody listens, and an error that comes just then would end the process. Whoever uses the
    // connection is told of it by the next query.
    onConnect: (connection: ClientBase) => void connection.on('error', () => undefined),
  }
}

const store = globalThis as typeof globalThis & { ganetimgrDb?: PrismaClient }

function client(): PrismaClient {
  store.ganetimgrDb ??= new PrismaClient({ adapter: telling(new PrismaPg(poolOptions())), transactionOptions })
  return store.ganetimgrDb
}

/** The process's one client, opened on first use: importing it needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    const value: unknown = Reflect.get(client(), property)
    if (typeof value !== 'function') return value
    return property === '$transaction' ? inTime(value.bind(client())) : value.bind(client())
  },
})
