import autocannon from 'autocannon'
import { cpuSeconds } from './cpu'

/** `status` is the one expected answer; 200 unless told. */
export type Asked = { name: string; url: string; headers: Record<string, string>; pid: number; status?: number }
/** `times` in ms; `cpu` is the processor time of the portal for each answer, in ms. */
export type Load = { name: string; times: number[]; perSecond: number; cpu: number }

/**
 * Asks each of them in turn, in several rounds of so many requests on so many connections, so that whatever else the
 * machine does meets them alike. Throws on any answer but the expected one.
 */
export async function interleaved(
  all: readonly Asked[],
  { rounds = 3, amount = 40, connections = 20 } = {},
): Promise<Load[]> {
  const loads = all.map(({ name }) => ({ name, times: [] as number[], seconds: 0, cpu: 0 }))
  for (const asked of all) await once(asked, connections, connections)
  for (let round = 0; round < rounds; round++)
    for (const [index, asked] of all.entries()) {
      const load = loads[index]
      if (!load) continue
      const before = cpuSeconds(asked.pid)
      const began = performance.now()
      load.times.push(...(await once(asked, amount, connections)))
      load.seconds += (performance.now() - began) / 1000
      load.cpu += cpuSeconds(asked.pid) - before
    }
  return loads.map(({ name, times, seconds, cpu }) => {
    return { name, times, perSecond: times.length / seconds, cpu: (cpu * 1000) / times.length }
  })
}

function once({ name, url, headers, status: expected = 200 }: Asked, amount: number, connections: number) {
  const times: number[] = []
  const wrong = new Map<number, number>()
  return new Promise<number[]>((resolve, reject) => {
    const run = autocannon({ url, headers, connections, amount, timeout: 60 }, (error, result) => {
      const other = [...wrong].map(([status, count]) => `${count} × ${status}`).join(', ')
      if (error) reject(error)
      else if (other || result.errors > 0)
        reject(new Error(`${name}: ${other || `${result.errors} without an answer`}`))
      else resolve(times)
    })
    run.on('response', (_client, status, _bytes, time) => {
      if (status === expected) times.push(time)
      else wrong.set(status, (wrong.get(status) ?? 0) + 1)
    })
  })
}

/** Of all, the value that so many per cent do not pass. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}

export const p95 = (values: readonly number[]) => percentile(values, 95)
export const median = (values: readonly number[]) => percentile(values, 50)
