import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Figures = { url: string; stop(): Promise<void> }

/** Answers every query over a time as a Prometheus would, with a wave; tests/prometheus asks a real one. */
export async function startFigures(): Promise<Figures> {
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(form.get(name))) as [
      number,
      number,
      number,
    ]
    const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step)
    const values = times.map((at) => [at, String(40 + 30 * Math.sin(at / 3000))])
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values }] } }),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
