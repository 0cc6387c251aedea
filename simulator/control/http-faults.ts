export type HttpFault =
  /** An answer with that code, in the daemon's own shape. */
  | { kind: 'status'; status: number }
  /** The connection is reset when half of the body is out. */
  | { kind: 'reset' }
  /** The body ends too early, and so says its length. */
  | { kind: 'truncate' }
  /** Something that is no JSON. */
  | { kind: 'garbage' }
  /** That text instead of the answer. */
  | { kind: 'body'; body: string }
  /** A body of that many bytes, of valid JSON. */
  | { kind: 'huge'; bytes: number }
  /** The connection is cut before any answer. */
  | { kind: 'refuse' }
  /** The request is read and never answered. */
  | { kind: 'hang' }

export type HttpFaultRule = {
  fault?: HttpFault
  latencyMs?: number
  /** Only requests of this method. */
  method?: string
  /** Only requests whose address matches; the source of a regular expression. */
  path?: string
  /** After so many requests it is over; until it is taken back when left out. */
  times?: number
  /** The request is carried out, and only then goes wrong; else it goes wrong before it has done anything. */
  afterwards?: boolean
}

/** Rules in the order in which they were set; the first that fits a request decides. */
export class HttpFaults {
  private rules: HttpFaultRule[] = []

  add(rule: HttpFaultRule): void {
    this.rules.push({ ...rule })
  }

  clear(): void {
    this.rules = []
  }

  take(method: string, url: string): HttpFaultRule | null {
    const rule = this.rules.find(
      (one) =>
        (one.times ?? 1) > 0 &&
        (one.method === undefined || one.method === method) &&
        (one.path === undefined || new RegExp(one.path).test(url)),
    )
    if (rule?.times !== undefined) rule.times -= 1
    return rule ?? null
  }
}
