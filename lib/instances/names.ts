import type { Tx } from '@/lib/db/client'

/**
 * Whether no instance of any cluster (as mirrored), no open application but this one and no rename under way has the name.
 * Until the transaction ends, nobody else is told that it is free.
 */
export async function isNameFree(tx: Tx, name: string, applicationId: number | null = null): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`instance name ${name}`}))`
  const instance = await tx.instance.findFirst({ where: { name }, select: { id: true } })
  const holder = await tx.application.findUnique({ where: { nameHeld: name }, select: { id: true } })
  const renaming = await tx.act.findFirst({
    where: { kind: 'instance.rename', endedAt: null, detail: { path: ['newName'], equals: name } },
    select: { id: true },
  })
  return !instance && !renaming && (!holder || holder.id === applicationId)
}
