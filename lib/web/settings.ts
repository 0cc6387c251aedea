import 'server-only'
import { cache } from 'react'
import { db } from '@/lib/db/client'
import { readSettings } from '@/lib/settings/queries'

/** The site's settings, read once in a request. */
export const siteSettings = cache(() => readSettings(db))
