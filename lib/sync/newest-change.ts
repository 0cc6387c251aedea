/** Ganeti sets an mtime before it writes the configuration; so long after it, the change may not be there yet. */
const LATE_S = 2
/** After which whatever bears the same second as a change that was seen is there, too. */
const SETTLED_MS = (LATE_S + 1) * 1000

/**
 * From when on a cluster's changes are to be asked for. As long as more may come of the time of the newest one, they are
 * asked for with it; then they would be the same again and again: of a cluster that was filled in one second, all of it.
 */
export class NewestChange {
  private seen = { mtime: 0, at: 0, settled: false }

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Epoch seconds: what is later is asked for. `newest` is the mtime of the newest change that is mirrored. */
  after(newest: number): number {
    const settled = this.seen.settled && this.seen.mtime === newest
    return settled ? Math.ceil(newest) : newest - LATE_S
  }

  /** Call before asking; what it answers is to be called with the newest mtime then mirrored. */
  asking(): (newest: number) => void {
    const began = this.clock()
    return (newest) => {
      if (newest !== this.seen.mtime) this.seen = { mtime: newest, at: this.clock(), settled: false }
      else if (began - this.seen.at >= SETTLED_MS) this.seen.settled = true
    }
  }
}
