import { z } from 'zod'
import { path } from '../path'
import type { Transport } from '../transport'

export type OsApi = {
  /** Names with variants, such as `debootstrap+default`. Ganeti runs a job for this: more than a second. */
  list(): Promise<string[]>
}

export function osApi(transport: Transport): OsApi {
  return { list: () => transport.read({ method: 'GET', path: path([2, 'os']) }, z.array(z.string())) }
}
