export type Level = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR'

/** A line as Ganeti's daemons write it. */
export function logLine(level: Level, message: string, now = new Date()): string {
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
  const time = `${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())},${pad(now.getMilliseconds(), 3)}`
  return `${day} ${time}: ganeti-rapi pid=${process.pid} ${level} ${message}`
}

/** A request that was refused is not named. */
export function requestLine(peer: string, start: string, code: number): string {
  return logLine('INFO', `${peer} ${code === 200 ? start : 'None'} ${code}`)
}
