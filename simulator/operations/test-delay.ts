import { type Operation, takes } from '../jobs/operation'

/** What `gnt-debug delay` runs: nothing, but with the locks of nodes. */
export const testDelay: Operation = function* ({ input }) {
  yield takes(Number(input.duration))
  return null
}
