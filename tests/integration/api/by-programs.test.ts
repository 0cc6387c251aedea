import { expect, test } from 'vitest'
import { KINDS } from '@/app/(portal)/admin/kinds/kinds'
import { OPERATIONS } from '@/lib/web/api/operations'
import { actionNames } from '@/tests/support/permissions/surface'
import { ACTIONS, BY_KIND, type ByPrograms, KIND_ACTIONS } from './by-programs'

const ids = OPERATIONS.map(({ id }) => id)

const check = (name: string, by: ByPrograms) => {
  if ('people' in by) expect(by.people, name).not.toBe('')
  else expect(ids, name).toEqual(expect.arrayContaining([...by]))
}

test('whatever a page does a program can do, or there is a reason why not', () => {
  expect([...Object.keys(ACTIONS), ...BY_KIND].sort()).toEqual(actionNames().sort())
  for (const [name, by] of Object.entries(ACTIONS)) check(name, by)
})

test('so with each kind of the administrators’ pages', () => {
  expect(Object.keys(KIND_ACTIONS).sort()).toEqual(KINDS.map(({ name }) => name).sort())
  for (const { name, adding, edit, remove, bulk = [] } of KINDS) {
    const actions = KIND_ACTIONS[name] ?? {}
    const can = [adding && 'add', edit && 'edit', remove && 'remove', ...bulk.map((one) => one.name)]
    expect(Object.keys(actions), name).toEqual(expect.arrayContaining(can.filter(Boolean)))
    for (const [action, by] of Object.entries(actions)) check(`${name} ${action}`, by)
  }
})
