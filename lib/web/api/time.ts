import { z } from 'zod'

/** A moment, as it goes out. */
export const time = z.iso.datetime()
