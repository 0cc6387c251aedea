import { describe, expect, test } from 'vitest'
import { arrange } from '@/components/tables/in-memory'
import type { ListState } from '@/components/tables/list-state'

type Row = { name: string; size: number | null }
const rows: Row[] = [
  { name: 'Άλφα', size: 10 },
  { name: 'βήτα10', size: null },
  { name: 'βήτα2', size: 2 },
  { name: 'Κόσμος', size: 7 },
]
const state: ListState = { q: '', page: 1, pageSize: 50, sort: 'name', dir: 'asc', filters: {} }
const how = {
  texts: (row: Row) => [row.name],
  order: (row: Row, column: string) => (column === 'size' ? row.size : row.name),
}
const names = (change: Partial<ListState>, keep?: (row: Row) => boolean) =>
  arrange(rows, { ...state, ...change }, { ...how, ...(keep ? { keep } : {}) }).rows.map((row) => row.name)

describe('arrange', () => {
  test('searches without case and accents, ς as σ, every word', () => {
    expect(names({ q: 'ΑΛΦΑ' })).toEqual(['Άλφα'])
    expect(names({ q: 'κοσμοσ' })).toEqual(['Κόσμος'])
    expect(names({ q: 'βητα 10' })).toEqual(['βήτα10'])
    expect(names({ q: 'γάμα' })).toEqual([])
  })

  test('sorts numbers in names as numbers, and what is not known last both ways', () => {
    expect(names({})).toEqual(['Άλφα', 'βήτα2', 'βήτα10', 'Κόσμος'])
    expect(names({ sort: 'size' })).toEqual(['βήτα2', 'Κόσμος', 'Άλφα', 'βήτα10'])
    expect(names({ sort: 'size', dir: 'desc' })).toEqual(['Άλφα', 'Κόσμος', 'βήτα2', 'βήτα10'])
  })

  test('gives the page asked for and the number of all that were found', () => {
    const page = arrange(rows, { ...state, page: 2, pageSize: 2 }, { ...how, keep: (row) => row.size !== 10 })
    expect(page).toEqual({ rows: [{ name: 'Κόσμος', size: 7 }], total: 3 })
  })
})
