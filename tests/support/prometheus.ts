import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { until } from './fixtures'
import { freePort } from './ports'

export type RealPrometheus = { url: string; stop(): Promise<void> }

/** What an exporter would say after so many seconds: half of one CPU, 1 KiB in and 2 KiB out each second, 3 and 4 on disk. */
const figures = (seconds: number) => `# TYPE node_cpu_seconds_total counter
node_cpu_seconds_total{cpu="0",mode="idle"} ${seconds / 2}
node_cpu_seconds_total{cpu="0",mode="user"} ${seconds / 2}
node_memory_MemTotal_bytes 1073741824
node_memory_MemAvailable_bytes 805306368
# TYPE node_network_receive_bytes_total counter
node_network_receive_bytes_total{device="eth0"} ${seconds * 1024}
node_network_receive_bytes_total{device="lo"} ${seconds * 999999}
# TYPE node_network_transmit_bytes_total counter
node_network_transmit_bytes_total{device="eth0"} ${seconds * 2048}
# TYPE node_disk_read_bytes_total counter
node_disk_read_bytes_total{device="vda"} ${seconds * 3072}
# TYPE node_disk_written_bytes_total counter
node_disk_written_bytes_total{device="vda"} ${seconds * 4096}
`

/** Debian's Prometheus, which scrapes an exporter of ours each second under each of these names. */
export async function startPrometheus(instances: readonly string[]): Promise<RealPrometheus> {
  const began = Date.now()
  const exporter = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4')
    response.end(figures((Date.now() - began) / 1000))
  }).listen(0, '127.0.0.1')
  await once(exporter, 'listening')
  const { port } = exporter.address() as AddressInfo
  const folder = mkdtempSync(path.join(tmpdir(), 'ganetimgr-prometheus-'))
  const targets = instances.map((name) => `      - { targets: ['127.0.0.1:${port}'], labels: { instance: '${name}' } }`)
  const config = `scrape_configs:\n  - job_name: node\n    scrape_interval: 1s\n    static_configs:\n${targets.join('\n')}\n`
  writeFileSync(path.join(folder, 'prometheus.yml'), config)
  const own = await freePort()
  const options = [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${own}`,
    '--log.level=error',
  ]
  const server = spawn('/usr/bin/prometheus', options, { stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${own}`
  await until(() => ready(url), 30)
  return {
    url,
    async stop() {
      await end(server)
      exporter.close()
      exporter.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const ready = (url: string) =>
  fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}
