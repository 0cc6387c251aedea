/** Epoch seconds with microseconds, never the same twice. */
export type Clock = () => number

export function makeClock(): Clock {
  let last = 0
  return () => {
    last = Math.max(last + 1, Math.round((performance.timeOrigin + performance.now()) * 1000))
    return last / 1e6
  }
}

/** Ganeti's own pair of seconds and microseconds. */
export function timePair(seconds: number): [number, number] {
  const whole = Math.floor(seconds)
  return [whole, Math.round((seconds - whole) * 1e6)]
}
