export type RapiLock = {
  name: string
  mode?: string
  owners: string[]
  pending: { mode: string; waiting: string[] }[]
}

export type LocksApi = { list(): Promise<RapiLock[]> }
