import type { RunnerTestCase } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** How often what is broken was broken. */
    tried?: number
    /** What else was counted, in the order in which it is told. */
    counted?: Record<string, number>
  }
}

/** For the table of docs/reliability.md. */
export function tried(task: Readonly<RunnerTestCase>, times: number, counted: Record<string, number> = {}): void {
  task.meta.tried = times
  task.meta.counted = counted
}
