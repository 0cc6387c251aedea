import { afterAll, describe, test } from 'vitest'
import { type Passed, writeTable } from './document'
import { creations } from './rows-create'
import { disks } from './rows-disks'
import { groups } from './rows-groups'
import { story } from './rows-instance'
import { lockRows } from './rows-locks'
import { moves } from './rows-move'
import { networks } from './rows-networks'
import { nodes } from './rows-nodes'
import { queries } from './rows-queries'
import { reads } from './rows-reads'
import { refusals } from './rows-refusals'
import { openTargets } from './target'

const rows = [
  ...reads,
  ...queries,
  ...refusals,
  ...creations,
  ...story,
  ...moves,
  ...nodes,
  ...disks,
  ...groups,
  ...networks,
  ...lockRows,
]
const targets = await openTargets()
const passed: Passed = new Map(rows.map((row) => [row, new Set()]))

afterAll(async () => {
  for (const target of targets) await target.close()
  if (targets.length > 1 && [...passed.values()].every((names) => names.size === targets.length))
    writeTable(rows, passed)
})

describe.each(targets)('$name', (target) => {
  for (const row of rows) {
    test(`${row.call}: ${row.case}`, async () => {
      await row.run(target)
      passed.get(row)?.add(target.name)
    })
  }
})
