import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { log } from '@/lib/log/log'
import { type Account, makePrivate, mayEnter } from './account'

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * Where the server's files really are. Normally the folder itself; where the account may not go there (a checkout in
 * root's home) the folder is a link to one under /var/lib.
 */
export function openHome(account: Account, folder: string): string {
  if (!fs.existsSync(folder) && !mayEnter(account, path.dirname(folder))) {
    const elsewhere = `/var/lib/ganetimgr-${digest(folder)}`
    makePrivate(account, elsewhere)
    linkUnlessThere(elsewhere, folder)
    log.info(`PostgreSQL may not enter ${path.dirname(folder)}, so its data is in ${elsewhere}`)
  }
  if (!fs.existsSync(folder)) makePrivate(account, folder)
  return fs.realpathSync(folder)
}

function linkUnlessThere(target: string, link: string): void {
  try {
    fs.symlinkSync(target, link)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const SOCKET = '.s.PGSQL.5432'
const MAX_SOCKET_PATH = 107 // bytes, the end mark included

/** The folder of the unix socket: beside the data, or a short one where that path would be too long. */
export function openSocketFolder(account: Account, home: string): string {
  const beside = path.join(home, 'run')
  const long = Buffer.byteLength(path.join(beside, SOCKET)) >= MAX_SOCKET_PATH
  const folder = long ? path.join(os.tmpdir(), `ganetimgr-${digest(home)}`) : beside
  makePrivate(account, folder)
  const found = fs.lstatSync(folder)
  if (!found.isDirectory() || found.uid !== (account.uid ?? process.getuid?.()) || (found.mode & 0o077) !== 0) {
    throw new Error(`${folder} belongs to someone else; remove it`)
  }
  return folder
}
