import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account'
import { renameUnlessThere } from './binaries'

export const SUPERUSER = 'ganetimgr'

/** PostgreSQL looks at nothing of ours but this. */
export const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv

/** Makes the data folder on first use. It is made aside and put in place whole, so being killed meanwhile does no harm. */
export async function initialise(account: Account, program: string, home: string, password: string): Promise<string> {
  const data = path.join(home, 'data')
  if (!fs.existsSync(data)) {
    const draft = path.join(home, `data-${randomBytes(6).toString('hex')}`)
    const pwfile = `${draft}.password`
    fs.writeFileSync(pwfile, password, { mode: 0o600 })
    if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(pwfile, account.uid, account.gid)
    const form = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin']
    try {
      await promisify(execFile)(
        path.join(program, 'bin', 'initdb'),
        ['-D', draft, '-U', SUPERUSER, `--pwfile=${pwfile}`, '--builtin-locale=C.UTF-8', ...form],
        { ...account, env: ENVIRONMENT, cwd: '/' },
      )
    } finally {
      fs.rmSync(pwfile)
    }
    renameUnlessThere(draft, data)
  }
  checkVersion(program, data)
  return data
}

function checkVersion(program: string, data: string): void {
  const kept = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  const catalogue = fs.readFileSync(path.join(program, 'share', 'postgresql', 'postgres.bki'), 'utf8')
  const shipped = /^# PostgreSQL (\d+)/.exec(catalogue)?.[1]
  if (kept === shipped) return
  throw new Error(
    `${data} was made by PostgreSQL ${kept} and this release brings ${shipped}: dump it with the release that made it`,
  )
}
