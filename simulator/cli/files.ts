import { readFileSync } from 'node:fs'
import { parseUsers } from '../http/users'
import type { UserSpec } from '../options'
import type { CommandLine } from './options'

/** The pair for TLS: both from one file when only one is named, as Ganeti keeps them. */
export function readKeyPair({ keyFile, certificateFile }: CommandLine): { key?: string; certificate?: string } {
  const certificate = certificateFile ?? keyFile
  const key = keyFile ?? certificateFile
  if (key === undefined || certificate === undefined) return {}
  return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') }
}

export function readUsers(file: string): UserSpec[] {
  return parseUsers(readFileSync(file, 'utf8'))
}
