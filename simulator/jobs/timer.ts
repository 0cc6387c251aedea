/** Waits that are as short as the speed says, and end with the simulator. */
export type Timer = {
  after(seconds: number, act: () => void): void
  sleep(seconds: number): Promise<void>
  setSpeed(speed: number): void
  stop(): void
}

export function makeTimer(initialSpeed: number): Timer {
  let speed = initialSpeed
  let stopped = false
  const pending = new Set<NodeJS.Timeout>()
  const after = (seconds: number, act: () => void) => {
    if (stopped) return
    const timeout = setTimeout(
      () => {
        pending.delete(timeout)
        act()
      },
      (seconds * 1000) / speed,
    )
    pending.add(timeout)
  }
  return {
    after,
    sleep: (seconds) => new Promise((resolve) => after(seconds, resolve)),
    setSpeed: (value) => {
      speed = value
    },
    stop: () => {
      stopped = true
      for (const timeout of pending) clearTimeout(timeout)
      pending.clear()
    },
  }
}
