import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils'
import { Unavailable } from '@/lib/errors/unavailable'
import { isOutage } from './outage'
import { noteOutage } from './watched'

/** The same, but an error that means that the database cannot be asked now is thrown as Unavailable. */
export function telling(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  const { adapterName, provider } = factory
  return { adapterName, provider, connect: async () => adapterOf(await told(factory.connect())) }
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isOutage(error)) throw error
    noteOutage()
    throw new Unavailable(error)
  }
}

function queryableOf(inner: SqlQueryable): SqlQueryable {
  return {
    adapterName: inner.adapterName,
    provider: inner.provider,
    queryRaw: (query) => told(inner.queryRaw(query)),
    executeRaw: (query) => told(inner.executeRaw(query)),
  }
}

function adapterOf(inner: SqlDriverAdapter): SqlDriverAdapter {
  return {
    ...queryableOf(inner),
    executeScript: (script) => told(inner.executeScript(script)),
    startTransaction: async (level) => transactionOf(await told(inner.startTransaction(level))),
    dispose: () => inner.dispose(),
    ...(inner.getConnectionInfo && { getConnectionInfo: inner.getConnectionInfo.bind(inner) }),
  }
}

/** One work after the other, whatever became of the one before. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }
}

/** It has one connection, which answers one question at a time; Prisma asks for all relations of a row at once. */
function transactionOf(inner: Transaction): Transaction {
  const { createSavepoint, rollbackToSavepoint, releaseSavepoint } = inner
  const { queryRaw, executeRaw, ...queryable } = queryableOf(inner)
  const turn = inTurn()
  return {
    ...queryable,
    queryRaw: (query) => turn(() => queryRaw(query)),
    executeRaw: (query) => turn(() => executeRaw(query)),
    options: inner.options,
    commit: () => told(inner.commit()),
    rollback: () => told(inner.rollback()),
    ...(createSavepoint && { createSavepoint: (name) => told(createSavepoint.call(inner, name)) }),
    ...(rollbackToSavepoint && { rollbackToSavepoint: (name) => told(rollbackToSavepoint.call(inner, name)) }),
    ...(releaseSavepoint && { releaseSavepoint: (name) => told(releaseSavepoint.call(inner, name)) }),
  }
}
