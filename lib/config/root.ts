import fs from 'node:fs'
import path from 'node:path'

/** The folder that holds package.json and prisma/, wherever this code was bundled to. */
export function projectRoot(): string {
  let folder = import.meta.dirname
  while (!fs.existsSync(path.join(folder, 'prisma', 'migrations'))) {
    if (folder === path.dirname(folder)) throw new Error('The folder prisma/migrations is missing')
    folder = path.dirname(folder)
  }
  return folder
}
