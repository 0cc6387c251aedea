import fs from 'node:fs'

/** Linux counts the time of processes in hundredths of a second. */
const TICKS = 100

/** Processor time that a process has used, in seconds. */
export function cpuSeconds(pid: number): number {
  const fields = fs
    .readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** Resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kb) / 1000
}

/** Of the whole machine: seconds in which its processors were busy, and in all. */
export function machineSeconds(): { busy: number; all: number } {
  const [line = ''] = fs.readFileSync('/proc/stat', 'utf8').split('\n')
  const times = line.split(/\s+/).slice(1, 9).map(Number)
  const all = times.reduce((sum, time) => sum + time, 0)
  return { busy: (all - (times[3] ?? 0) - (times[4] ?? 0)) / TICKS, all: all / TICKS }
}
