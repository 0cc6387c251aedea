import fs from 'node:fs'
import path from 'node:path'

/** The account that PostgreSQL runs as: nothing to change, or, as it refuses root, one that may do little. */
export type Account = { uid?: number; gid?: number }

const CANDIDATES = ['postgres', 'nobody']

export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const rows = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of CANDIDATES) {
    const [, , uid, gid] = rows.find((row) => row.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody: set DATABASE_URL')
}

/** Whether the account may pass through every folder down to this one. */
export function mayEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true
  const { uid, gid, mode } = fs.statSync(folder)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  const parent = path.dirname(folder)
  return (mode & bit) !== 0 && (parent === folder || mayEnter(account, parent))
}

/** Makes the folder, private to the account. */
export function makePrivate(account: Account, folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(folder, account.uid, account.gid)
}
