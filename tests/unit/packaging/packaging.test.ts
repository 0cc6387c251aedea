import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { envSchema } from '@/lib/config/schema'

const ROOT = 'packaging'
const CHART = 'helm/ganetimgr'
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')
const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string }
const ours = Object.keys(envSchema.shape)
/** Node's, glibc's, Next's and PostgreSQL's own. */
const OTHERS = /^(NODE_ENV|MALLOC_ARENA_MAX|NEXT_TELEMETRY_DISABLED|POSTGRES_(USER|DB|PASSWORD))$/
const unknown = (names: readonly string[]) => names.filter((name) => !ours.includes(name) && !OTHERS.test(name))

type Service = { environment: Record<string, string>; read_only?: boolean; cap_drop?: string[]; image: string }
const compose = parse(read('docker/compose.yaml')) as { services: Record<string, Service> }
const values = parse(read(`${CHART}/values.yaml`)) as Record<string, unknown>
const templates = fs.readdirSync(path.join(ROOT, CHART, 'templates')).map((name) => read(`${CHART}/templates/${name}`))

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

test('the example of the environment has every variable of the configuration, once, and no other', () => {
  const named = matches(read('ganetimgr.env.example'), /^#?([A-Z][A-Z_]*)=/gm)
  expect(named.toSorted()).toEqual(ours.toSorted())
})

test('what is set anywhere is a variable of the configuration', () => {
  const dockerfile = read('docker/Dockerfile')
  const inImage = matches(dockerfile, /^ENV (.*)$/gm).flatMap((line) => matches(line, /([A-Z_]+)=/g))
  const inCompose = Object.values(compose.services).flatMap(({ environment }) => Object.keys(environment))
  const inUnit = matches(read('systemd/ganetimgr.service'), /^Environment=(.*)$/gm).flatMap((line) =>
    matches(line, /([A-Z_]+)=/g),
  )
  const inChart = templates.flatMap((text) => matches(text, /- name: ([A-Z_]+)$/gm))
  const inValues = Object.keys(values.env as object)
  for (const names of [inImage, inCompose, inUnit, inChart, inValues]) {
    expect(names.length).toBeGreaterThan(0)
    expect(unknown(names)).toEqual([])
  }
})

test('every value that the chart uses has a default, and each default is used', () => {
  const paths = templates.join('\n')
  const used = [...new Set(matches(paths, /\.Values\.([\w.]+)/g))]
  const at = (dotted: string) => dotted.split('.').reduce<unknown>((value, key) => (value as never)?.[key], values)
  expect(used.filter((dotted) => at(dotted) === undefined)).toEqual([])
  expect(Object.keys(values).filter((key) => !used.some((dotted) => dotted.split('.')[0] === key))).toEqual([])
})

test('releases are of the version of the portal', () => {
  const chart = parse(read(`${CHART}/Chart.yaml`)) as { appVersion: string }
  expect(chart.appVersion).toBe(manifest.version)
  expect(compose.services.portal?.image).toBe(`ganetimgr:${manifest.version}`)
})

test('containers run without rights and on a root that is read only', () => {
  expect(compose.services.portal).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
  expect(read('docker/Dockerfile')).toMatch(/^USER 1000:1000$/m)
  const [pod = ''] = templates.filter((text) => text.includes('containers:'))
  for (const line of ['runAsNonRoot: true', 'readOnlyRootFilesystem: true', 'drop: [ALL]', 'type: RuntimeDefault'])
    expect(pod).toContain(line)
})

test('files of YAML are YAML', () => {
  for (const file of ['docker/compose.yaml', `${CHART}/values.yaml`, `${CHART}/Chart.yaml`])
    expect(parseDocument(read(file)).errors).toEqual([])
})
