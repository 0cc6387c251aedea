/** Epoch seconds with microseconds, never the same twice. */
export type Clock = () => number

/** `offsetS`: by how much it is ahead of this machine's. */
export function makeClock(offsetS = 0): Clock {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.round((performance.timeOrigin + performance.now() + offsetS * 1000) * 1000))
    return last / 1e6
  }
}

/** Ganeti's own pair of seconds and microseconds. */
export function timePair(seconds: number): [number, number] {
  const whole = Math.floor(seconds)
  return [whole, Math.round((seconds - whole) * 1e6)]
}
