import { parseArgs } from 'node:util'
import type { SimulatorOptions } from '../options'
import { type FaultOptions, faultOptions, readFaults } from './fault-options'

export type CommandLine = {
  foreground: boolean
  simulator: SimulatorOptions
  keyFile: string | undefined
  certificateFile: string | undefined
  usersFile: string | undefined
  /** Loopback port of the control address; none when left out. */
  control: number | undefined
  faults: FaultOptions
}

export const usage = `Usage: simulator [-f] [-d] [-b ADDRESS] [-p PORT] [--no-ssl] [-K KEY_FILE] [-C CERT_FILE]
                 [--require-authentication] [--users FILE]
                 [--instances N] [--nodes N] [--groups N] [--networks N] [--seed N] [--name NAME]
                 [--kvm] [--consoles] [--speed X] [--like VERSION] [--state FILE] [--control PORT]
                 [--latency MS] [--fail-rate SHARE] [--fail OPCODE]... [--lose-rate SHARE] [--drained]
`

/** What the daemon understands, and then what only we do. Throws on what it does not know. */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      foreground: { type: 'boolean', short: 'f', default: false },
      debug: { type: 'boolean', short: 'd', default: false },
      bind: { type: 'string', short: 'b', default: '127.0.0.1' },
      port: { type: 'string', short: 'p', default: '5080' },
      'no-ssl': { type: 'boolean', default: false },
      'ssl-key': { type: 'string', short: 'K' },
      'ssl-cert': { type: 'string', short: 'C' },
      'require-authentication': { type: 'boolean', default: false },
      users: { type: 'string' },
      name: { type: 'string' },
      instances: { type: 'string', default: '0' },
      nodes: { type: 'string', default: '3' },
      groups: { type: 'string', default: '1' },
      networks: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      kvm: { type: 'boolean', default: false },
      consoles: { type: 'boolean', default: false },
      speed: { type: 'string', default: '1' },
      like: { type: 'string' },
      state: { type: 'string' },
      control: { type: 'string' },
      ...faultOptions,
    },
  })
  const kvm = { hypervisors: ['kvm'], hvparams: { kvm: { vnc_bind_address: '0.0.0.0', kernel_path: '' } } }
  return {
    foreground: values.foreground,
    keyFile: values['ssl-key'],
    certificateFile: values['ssl-cert'],
    usersFile: values.users,
    control: values.control === undefined ? undefined : wholeNumber('control', values.control),
    faults: readFaults(values),
    simulator: {
      host: values.bind,
      port: wholeNumber('port', values.port),
      tls: !values['no-ssl'],
      debug: values.debug,
      requireAuthentication: values['require-authentication'],
      instances: wholeNumber('instances', values.instances),
      nodes: wholeNumber('nodes', values.nodes),
      groups: wholeNumber('groups', values.groups),
      networks: wholeNumber('networks', values.networks),
      seed: wholeNumber('seed', values.seed),
      speed: positive('speed', values.speed),
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.like === undefined ? {} : { like: values.like }),
      ...(values.state === undefined ? {} : { state: values.state }),
      ...(values.kvm ? kvm : {}),
      ...(values.consoles ? { consoles: true, nodeSubnet: '127.0.0' } : {}),
    },
  }
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} wants a whole number, not ${value}`)
  return Number(value)
}

function positive(name: string, value: string): number {
  const number = Number(value)
  if (!(number > 0)) throw new Error(`--${name} wants a number above zero, not ${value}`)
  return number
}
