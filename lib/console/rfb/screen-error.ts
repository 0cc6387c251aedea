import type { Ending } from '../schema'

/** Ends a console for a reason that the page has words for. */
export class ScreenError extends Error {
  override name = 'ScreenError'
  constructor(
    readonly ending: Ending,
    detail: string,
    options?: { cause?: unknown },
  ) {
    super(detail, options)
  }
}
