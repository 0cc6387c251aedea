import type { FormData } from '@/lib/applications/form-data'
import type { Wish } from './wish'

/** What every part of the application form works on. */
export type WishPart = {
  wish: Wish
  change: (part: Partial<Wish>) => void
  errors: Record<string, string>
  data: FormData
}
