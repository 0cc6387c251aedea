import fs from 'node:fs'
import path from 'node:path'

/** What the portal answers to, read from its sources: a new page, route or action is in it without anybody's doing. */
const files = (folder: string, pattern: RegExp) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => path.join(folder, file))

/** The address that a file under app answers to, with its parameters: '/admin/clusters/[cluster]'. */
function addressOf(file: string): string {
  const parts = path.dirname(path.relative('app', file)).split(path.sep)
  return `/${parts.filter((part) => part !== '.' && !part.startsWith('(')).join('/')}`
}

export const pages = () =>
  files('app', /(^|\/)page\.tsx$/)
    .map(addressOf)
    .sort()

export const routes = () =>
  files('app', /(^|\/)route\.ts$/)
    .map(addressOf)
    .sort()

/** The server actions by their file and name, as the sources have them: 'admin/clusters add', ... */
export const actionNames = () =>
  ['app', 'lib/web'].flatMap((folder) =>
    files(folder, /\.ts$/).flatMap((file) => {
      const source = fs.readFileSync(file, 'utf8')
      if (!source.startsWith("'use server'")) return []
      const names = [...source.matchAll(/^export (?:const|async function) (\w+)/gm)]
      return names.map(([, name]) => `${shortened(file)} ${name}`)
    }),
  )

export type Action = { name: string; id: string; address: string }

type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName: string; filename: string }> }

/** Every server action as the build knows it, by its file and name, with an address that it can be sent to. */
export function actions(): Action[] {
  const manifest = JSON.parse(fs.readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return Object.entries(manifest.node).map(([id, { workers, exportedName, filename }]) => {
    const [worker = ''] = Object.keys(workers)
    const address = addressOf(`${worker}.tsx`).replaceAll(/\[[^\]]+\]/g, '1')
    return { name: `${shortened(filename)} ${exportedName}`, id, address }
  })
}

/** 'admin/clusters', 'lib/web/find', '(home)', ... */
const shortened = (file: string) =>
  file
    .replace(/\.ts$/, '')
    .replace(/^app\/(\((portal|auth)\)\/)?/, '')
    .replace(/\/actions$/, '')
    .split('/')
    .filter((part) => !part.startsWith('['))
    .join('/')
