import 'server-only'
import { headers } from 'next/headers'
import { siteSettings } from './settings'

/** Addresses that hold a secret are not told to anyone else. */
const SECRET = /^\/(confirm|reset|register|email)\//

/** The counter of visits of this page; null: none. */
export async function statistics() {
  const { statsScript, statsSite } = await siteSettings()
  const all = await headers()
  if (statsScript === '' || SECRET.test(all.get('x-path') ?? '')) return null
  return { src: statsScript, site: statsSite, nonce: all.get('x-nonce') ?? undefined }
}
