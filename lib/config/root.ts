import fs from 'node:fs'
import path from 'node:path'

/** The folder that holds package.json and prisma/, wherever this code was bundled to. */
export function projectRoot(): string {
  // Next's bundles have no dirname; the script that was started lies there, too.
  let folder = import.meta.dirname ?? path.dirname(process.argv[1] ?? '.')
  while (!fs.existsSync(path.join(folder, 'prisma', 'migrations'))) {
    if (folder === path.dirname(folder)) throw new Error('The folder prisma/migrations is missing')
    folder = path.dirname(folder)
  }
  return folder
}
