/** What Next hands on to the browser with such an error of a page, and the code under `errors` in the locales. */
export const UNAVAILABLE = 'database_unavailable'

/** When a program should ask again, in seconds. */
export const AGAIN_S = 5

/**
 * The database cannot be asked now, which is nobody's doing and passes. It may have come between two steps of one work:
 * unlike an AppError it does not tell that nothing was done.
 */
export class Unavailable extends Error {
  override name = 'Unavailable'
  readonly digest = UNAVAILABLE

  constructor(cause: unknown) {
    super('the database cannot be asked', { cause })
  }
}

/** By the digest: the pages and the server around them are two bundles, each with a class of its own. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && error.digest === UNAVAILABLE
