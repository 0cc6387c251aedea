import { request } from 'undici'
import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../../simulator/cli/options'
import { startControlServer } from '../../../simulator/control/server'
import { start } from './ask'

describe('the command line', () => {
  test('has what the daemon has', () => {
    const words = '-f -d -b 127.0.0.2 -p 5081 --no-ssl -K key.pem -C cert.pem --require-authentication'
    expect(readCommandLine(words.split(' '))).toMatchObject({
      foreground: true,
      keyFile: 'key.pem',
      certificateFile: 'cert.pem',
      simulator: { debug: true, host: '127.0.0.2', port: 5081, tls: false, requireAuthentication: true },
    })
  })

  test('has what we have', () => {
    const words =
      '--instances 9 --nodes 4 --groups 2 --networks 5 --seed 8 --speed 2.5 --like 2.6 --state f --control 0'
    expect(readCommandLine(words.split(' '))).toMatchObject({
      foreground: false,
      control: 0,
      simulator: { instances: 9, nodes: 4, groups: 2, networks: 5, seed: 8, speed: 2.5, like: '2.6', state: 'f' },
    })
  })

  test.each([['--nope'], ['--port=x'], ['--speed=0'], ['--fail-rate=2'], ['stray']])('refuses %s', (word) => {
    expect(() => readCommandLine([word])).toThrow()
  })
})

describe('the control address', () => {
  test('does what it is told, and only that', async () => {
    const simulator = await start({ instances: 1 })
    const { port, server } = await startControlServer(simulator.control, 0)
    const call = async (path: string, body: string, type = 'application/json') => {
      const headers = { 'content-type': type }
      const answer = await request(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers })
      return { status: answer.statusCode, body: await answer.body.json() }
    }
    expect(await call('/operator/setRunning', '["vm1.example.org", false]')).toMatchObject({ status: 200 })
    expect(simulator.control.state().instances[0]?.running).toBeNull()
    expect(await call('/setJobFaults', '[{"drained": true}]')).toMatchObject({ status: 200 })
    expect(await call('/requests', '[]')).toEqual({ status: 200, body: [] })
    expect(await call('/constructor', '[]')).toMatchObject({ status: 404 })
    expect(await call('/toString', '[]')).toMatchObject({ status: 404 })
    expect(await call('/operator/forget', '["nobody"]')).toMatchObject({ status: 400 })
    expect(await call('/clearFaults', '[]', 'text/plain')).toMatchObject({ status: 400 })
    server.close()
  })
})
