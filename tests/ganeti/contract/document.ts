import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Row } from './row'

const file = fileURLToPath(new URL('../../../docs/rapi.md', import.meta.url))
const begin = '<!-- made by tests/ganeti/contract: begin -->'
const end = '<!-- end -->'

export type Passed = Map<Row, Set<string>>

/** Writes the table of calls and daemons between its marks. */
export function writeTable(rows: Row[], passed: Passed): void {
  const mark = (row: Row, name: string) => (passed.get(row)?.has(name) ? 'yes' : '**no**')
  const lines = [...rows]
    .map((row, index) => ({ row, index }))
    .sort((a, b) => compare(a.row.call, b.row.call) || a.index - b.index)
    .map(({ row }) => `| \`${row.call}\` | ${row.case} | ${mark(row, 'simulator')} | ${mark(row, 'real')} |`)
  const table = ['| Call | Case | Simulator | Ganeti 3.0 |', '| --- | --- | --- | --- |', ...lines].join('\n')
  const text = readFileSync(file, 'utf8')
  const [before = '', after = ''] = [text.split(begin)[0], text.split(end)[1]]
  writeFileSync(file, `${before}${begin}\n\n${table}\n\n${end}${after}`)
}

/** By address, then by method, so that what belongs together stands together. */
function compare(a: string, b: string): number {
  const key = (call: string) => call.split(' ').reverse().join(' ')
  return key(a) < key(b) ? -1 : Number(key(a) > key(b))
}
