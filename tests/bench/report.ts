import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import type { Item, Measure } from './item'

const PAGE = 'docs/performance.md'
const BEGIN = '<!-- table: npm run bench -->'
const END = '<!-- end of the table -->'
const HEAD = '| item | what | target | measured | | absolute | run |\n|---|---|---|---|---|---|---|'

const cells = ({ what, target, measured, holds, figures }: Measure) => [
  what,
  target,
  measured,
  holds ? 'holds' : '**missed**',
  figures,
]

export function show(item: Item, measures: readonly Measure[]): string {
  const lines = measures.map((measure) => `  ${cells(measure).join(' | ')}`)
  return [`${item.number} ${item.name}`, ...lines, ''].join('\n')
}

/** Where and when, so that a figure can be judged: `load` is how many processes wanted to run as the item began. */
export function circumstances(load: number): string {
  const [cpu] = os.cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const date = new Date().toISOString().slice(0, 10)
  return `${date}, ${commit}, ${os.cpus().length} × ${cpu?.model.trim()}, load ${load.toFixed(1)} before`
}

/** Puts the lines of one item in the place of its old ones. */
export function write(item: Item, measures: readonly Measure[], run: string): void {
  const text = fs.readFileSync(PAGE, 'utf8')
  fs.writeFileSync(PAGE, replaceLines(text, item.number, measures, run))
}

export function replaceLines(text: string, number: number, measures: readonly Measure[], run: string): string {
  const [before, rest] = text.split(BEGIN)
  const [table, after] = rest?.split(END) ?? []
  if (before === undefined || table === undefined || after === undefined) throw new Error(`${PAGE} has no table`)
  const kept = table.split('\n').filter((line) => /^\| \d+ \|/.test(line) && !line.startsWith(`| ${number} |`))
  const fresh = measures.map((measure) => `| ${[number, ...cells(measure), run].join(' | ')} |`)
  const lines = [...kept, ...fresh].sort((a, b) => numberOf(a) - numberOf(b))
  return `${before}${BEGIN}\n\n${[HEAD, ...lines].join('\n')}\n\n${END}${after}`
}

const numberOf = (line: string) => Number(/^\| (\d+) \|/.exec(line)?.[1])
