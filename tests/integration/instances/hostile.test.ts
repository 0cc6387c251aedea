import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { exportAudit } from '@/lib/audit/export'
import { readAuditFilters } from '@/lib/audit/list-schema'
import { record } from '@/lib/audit/record'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { exportInstances } from '@/lib/instances/export'
import { listInstances } from '@/lib/instances/list'
import { readFilters } from '@/lib/instances/list-schema'
import { lookUp } from '@/lib/instances/look-up'
import { type ApiProgram, apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { mirrored, person, system } from '@/tests/support/fixtures'
import { HOSTILE, readCsv } from '@/tests/support/hostile'

testDatabase()
const api = apiPortal()

const EVERYTHING = { q: '', filters: readFilters({}), sort: 'name', dir: 'asc' } as const
const nameOf = (index: number) => `h${String(index).padStart(2, '0')}.example.org`

let root: UserCtx
let program: ApiProgram
beforeAll(async () => {
  root = await person('root', { superuser: true })
  program = await api.program(root, ['instances:read', 'admin'])
  const { id } = await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })
  for (const [index, text] of HOSTILE.entries())
    await db.instance.create({ data: { ...mirrored(id, nameOf(index)), os: text, tags: [text, `t:${text}`] } })
})

test('the list and its search take every text as that text', async () => {
  const { rows } = await listInstances(root, { ...EVERYTHING, skip: 0, take: 100 })
  expect(rows.map(({ os, tags }) => [os, tags])).toEqual(HOSTILE.map((text) => [text, [text, `t:${text}`]]))
  for (const [index, text] of HOSTILE.entries()) {
    const tag = readFilters({ tag: [text] })
    const found = await listInstances(root, { ...EVERYTHING, filters: tag, skip: 0, take: 100 })
    expect(
      found.rows.map(({ name }) => name),
      text,
    ).toContain(nameOf(index))
    await listInstances(root, { ...EVERYTHING, q: text.slice(0, 200), skip: 0, take: 100 })
    await lookUp(root, { what: 'tag', text: text.slice(0, 100) })
  }
  expect(await db.user.count()).toBe(1)
})

test('the export has one line an instance, and nothing that a spreadsheet computes', async () => {
  const parts: string[] = []
  const texts = { header: (column: string) => column, state: () => '', yes: 'yes', no: 'no' }
  for await (const part of exportInstances(root, EVERYTHING, texts)) parts.push(part)
  const [header = [], ...lines] = readCsv(parts.join(''))
  expect(lines.map(([name]) => name)).toEqual(HOSTILE.map((_, index) => nameOf(index)))
  for (const [index, line] of lines.entries()) {
    expect(line).toHaveLength(header.length)
    for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    expect(line[header.indexOf('os')]?.replace(/^'(?=[=+\-@\t\r\n＝])/, '')).toBe(HOSTILE[index])
  }
})

test('the audit log exports what was done under hostile names as cells, too', async () => {
  for (const text of HOSTILE)
    await db.$transaction((tx) =>
      record(
        tx,
        { ...root, requestId: text },
        { action: 'user.change', target: 'user', targetId: text, detail: { [text]: text } },
      ),
    )
  const asked = { reading: 'log', q: '', filters: readAuditFilters({}), timeZone: 'UTC' } as const
  const parts: string[] = []
  const texts = { header: (column: string) => column, action: (action: string) => action, outcome: String }
  for await (const part of exportAudit(root, asked, texts)) parts.push(part)
  const [header = [], ...lines] = readCsv(parts.join(''))
  const requests = lines.map((line) => line[header.indexOf('request')] ?? '')
  for (const text of HOSTILE) expect(requests.map((cell) => cell.replace(/^'/, ''))).toContain(text.replace(/^'/, ''))
  for (const line of lines) expect(line).toHaveLength(header.length)
})

test('the API answers every text as JSON, and as nothing that a browser would show', async () => {
  const answer = await program.get('/instances?limit=100')
  expect(answer.headers.get('content-type')).toBe('application/json')
  const { items } = (await answer.json()) as { items: { os: string; tags: string[] }[] }
  expect(items.map(({ os, tags }) => [os, ...tags])).toEqual(HOSTILE.map((text) => [text, text, `t:${text}`]))
})
