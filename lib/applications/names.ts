import type { Tx } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { isNameFree } from '@/lib/instances/names'

/** Throws unless the name is free. Two at once: the unique column nameHeld lets one through, see `nameTaken`. */
export async function requireFreeName(tx: Tx, hostname: string, applicationId: number | null): Promise<void> {
  if (!(await isNameFree(tx, hostname, applicationId))) throw nameTaken()
}

export const nameTaken = () => invalid({ hostname: { code: 'hostname_taken' } })

/** The unique index of nameHeld was hit: someone else was faster. */
export function isNameClash(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === 'P2002' && JSON.stringify(error).includes('nameHeld')
  )
}
