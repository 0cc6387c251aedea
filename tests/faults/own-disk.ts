import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Account } from '@/lib/db/embedded/account'

const SIZE = '1g'
const FILLER = 'filler'

/** Only root may mount. */
export const hasDisks = process.getuid?.() === 0

/** The folder becomes a disk of its own, in memory, that is the account's. The reaper of the folder takes it away. */
export function mountDisk({ uid = 0, gid = 0 }: Account, folder: string): void {
  if (!hasDisks) return
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0700,uid=${uid},gid=${gid}`, 'tmpfs', folder])
}

/** Takes all that is free of such a disk; what is answered gives it back. */
export function fillDisk(folder: string): () => void {
  const file = path.join(folder, FILLER)
  const { bavail, bsize } = fs.statfsSync(folder)
  execFileSync('fallocate', ['--length', String(bavail * bsize), file])
  return () => fs.rmSync(file)
}
