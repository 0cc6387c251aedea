/** Calls at once, then at most every `ms`, the last call never lost. */
export function throttle(action: () => void, ms: number) {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    timer = undefined
    last = Date.now()
    action()
  }
  return {
    call: () => {
      timer ??= setTimeout(run, Math.max(0, last + ms - Date.now()))
    },
    cancel: () => clearTimeout(timer),
  }
}
