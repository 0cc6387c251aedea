export type OsApi = {
  /** Names with variants, such as `debootstrap+default`. Ganeti runs a job for this: more than a second. */
  list(): Promise<string[]>
}
