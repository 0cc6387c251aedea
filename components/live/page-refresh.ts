const EVERY_MS = 500
/** What comes of one change, like a job's end and the state it leaves, is told in several events. */
const GATHER_MS = 80
/** What everybody hears at once is not asked for by everybody at once. */
const SPREAD_MS = 5_000
/** A rendering that has not come by then is not waited for any more. */
const LOST_MS = 20_000

/**
 * Renders a page anew when asked to, at most twice a second and never before the last rendering has arrived: a busy portal
 * is asked less often. No call is lost.
 */
export class PageRefresh {
  private waiting = false
  private again = false
  private rendered: number | undefined
  private last = Number.NEGATIVE_INFINITY
  private due = Number.POSITIVE_INFINITY
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly random: () => number = Math.random) {}

  /** `refresh` is the router's; `everybody`: all who look at a page have heard the same. */
  ask(refresh: () => void, everybody = false): void {
    const now = Date.now()
    const sooner = Math.max(this.last + EVERY_MS, now + (everybody ? this.random() * SPREAD_MS : GATHER_MS))
    const lost = this.last + LOST_MS
    this.again = this.waiting && now < lost
    const at = this.again ? Math.max(sooner, lost) : sooner
    if (at >= this.due) return
    this.due = at
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.due = Number.POSITIVE_INFINITY
      this.again = false
      this.waiting = true
      this.last = Date.now()
      refresh()
    }, at - now)
  }

  /** A rendering is there that was made at that time of the server's; the same one again says nothing. */
  arrived(at: number, refresh: () => void): void {
    if (at === this.rendered) return
    this.rendered = at
    this.waiting = false
    if (!this.again) return
    this.again = false
    this.ask(refresh)
  }
}
