import { z } from 'zod'

/** In an address: what a column of ids can hold. */
export const rowId = z.coerce
  .number<string>()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
