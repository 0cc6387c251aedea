import autocannon from 'autocannon'

export type Asked = { name: string; url: string; headers: Record<string, string> }
/** `times` in ms, of answers 200 alone. */
export type Load = { name: string; times: number[]; perSecond: number }

const CONNECTIONS = 20

/**
 * Asks each of them in turn, several rounds of some seconds with 20 at once, so that whatever else the machine does
 * meets them alike. Throws on any answer but 200.
 */
export async function interleaved(all: readonly Asked[], { rounds = 3, seconds = 5 } = {}): Promise<Load[]> {
  const loads = all.map(({ name }) => ({ name, times: [] as number[], seconds: 0 }))
  for (const asked of all) await once(asked, { seconds: 1 })
  for (let round = 0; round < rounds; round++)
    for (const [index, asked] of all.entries()) {
      const { times, took } = await once(asked, { seconds })
      const load = loads[index]
      load?.times.push(...times)
      if (load) load.seconds += took
    }
  return loads.map(({ name, times, seconds: took }) => ({ name, times, perSecond: times.length / took }))
}

function once({ name, url, headers }: Asked, { seconds }: { seconds: number }) {
  const times: number[] = []
  const wrong = new Map<number, number>()
  const began = performance.now()
  return new Promise<{ times: number[]; took: number }>((resolve, reject) => {
    const run = autocannon(
      { url, headers, connections: CONNECTIONS, duration: seconds, timeout: 30 },
      (error, result) => {
        const other = [...wrong].map(([status, count]) => `${count} × ${status}`).join(', ')
        if (error) reject(error)
        else if (other || result.errors > 0)
          reject(new Error(`${name}: ${other || `${result.errors} without an answer`}`))
        else resolve({ times, took: (performance.now() - began) / 1000 })
      },
    )
    run.on('response', (_client, status, _bytes, time) => {
      if (status === 200) times.push(time)
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
