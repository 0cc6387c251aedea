import fs from 'node:fs'
import path from 'node:path'
import { startEmbedded } from '@/lib/db/embedded/server'

const MARK = 'demonstration'

/** Makes the folder of the demonstration, and marks it as ours to remove. */
export function openFolder(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 })
  fs.writeFileSync(path.join(folder, MARK), 'Made by npm run demo; npm run demo -- --reset removes it.\n')
}

export async function reset(folder: string): Promise<void> {
  if (!fs.existsSync(folder) || fs.readdirSync(folder).length === 0) return
  if (!fs.existsSync(path.join(folder, MARK))) throw new Error(`${folder} was not made by the demonstration.`)
  console.log(`Removing ${folder} …`)
  const postgres = path.join(folder, 'postgres')
  if (fs.existsSync(postgres)) {
    await stopDatabase(postgres)
    fs.rmSync(fs.realpathSync(postgres), { recursive: true, force: true }) // it may be a link
  }
  fs.rmSync(folder, { recursive: true, force: true })
}

/** One that a killed demonstration left behind. */
async function stopDatabase(postgres: string): Promise<void> {
  const pidFile = path.join(postgres, 'data', 'postmaster.pid')
  if (fs.existsSync(pidFile)) await (await startEmbedded(postgres)).stop()
  if (fs.existsSync(pidFile)) throw new Error(`Another process uses the database in ${postgres}: stop it first.`)
}
