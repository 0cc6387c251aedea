import type { Tx } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'

/**
 * Throws unless the name is free on all clusters, as mirrored, and of open applications. Two at once: the unique column
 * nameHeld lets one through, see `nameTaken`.
 */
export async function requireFreeName(tx: Tx, hostname: string, applicationId: number | null): Promise<void> {
  const instance = await tx.instance.findFirst({ where: { name: hostname }, select: { id: true } })
  const holder = await tx.application.findUnique({ where: { nameHeld: hostname }, select: { id: true } })
  if (instance || (holder && holder.id !== applicationId)) throw nameTaken()
}

export const nameTaken = () => invalid({ hostname: { code: 'hostname_taken' } })

/** The unique index of nameHeld was hit: someone else was faster. */
export function isNameClash(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'P2002' && JSON.stringify(error).includes('nameHeld')
  )
}
