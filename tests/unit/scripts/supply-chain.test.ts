import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '@/lib/config/root'

type Package = { version: string; integrity?: string; license?: string; hasInstallScript?: boolean; optional?: boolean }

const read = (file: string) => fs.readFileSync(path.join(projectRoot(), file), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }
const installed = Object.entries(packages).filter(([place]) => place !== '')
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** The first column of the table below that heading in docs/supply-chain.md. */
function listed(heading: string): string[] {
  const [, section = ''] = read('docs/supply-chain.md').split(`## ${heading}\n`)
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name ?? '')
}

test('every package has a licence that is listed, and each that is listed is needed', () => {
  const without = installed.filter(([, { license }]) => !license).map(([place]) => nameOf(place))
  expect(
    [...new Set(without)].filter(
      (name) => !listed('Without a licence in the lockfile').some((one) => matches(one, name)),
    ),
  ).toEqual([])
  const licences = new Set(installed.flatMap(([, { license }]) => license ?? []))
  expect([...licences].sort()).toEqual(listed('Licences').sort())
})

const matches = (listedName: string, name: string) =>
  listedName.endsWith('*') ? name.startsWith(listedName.slice(0, -1)) : name === listedName

test('no package runs a script when it is installed but those that are listed', () => {
  const scripts = new Set(
    installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => nameOf(place)),
  )
  const allowed = listed('Scripts at installation')
  expect([...scripts].filter((name) => !allowed.some((one) => matches(one, name)))).toEqual([])
  expect(allowed.filter((one) => ![...scripts].some((name) => matches(one, name)))).toEqual([])
})

test('every package is pinned by a hash of its contents, but for programs of other machines', () => {
  const loose = installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))
  expect(loose.filter(([, { optional }]) => !optional).map(([place]) => place)).toEqual([])
  const known = listed('Without a licence in the lockfile')
  expect(loose.map(([place]) => nameOf(place)).filter((name) => !known.some((one) => matches(one, name)))).toEqual([])
})
