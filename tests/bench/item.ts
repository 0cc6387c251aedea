import type { Site } from './site'

/** One line of the table: what must hold, what was measured, and the absolute figures behind it. */
export type Measure = { what: string; target: string; measured: string; holds: boolean; figures: string }

export type Item = {
  /** As issue and table count them. */
  number: number
  name: string
  measure(site: Site): Promise<Measure[]>
}

export const ratio = (value: number) => `${value.toFixed(2)}×`
export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
