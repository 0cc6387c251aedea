import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { config } from '@/lib/config/env'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { acceptedLocale, isLocale, LOCALE_COOKIE, type Locale } from '../locale'
import { SCRIPT } from './script'
import { STYLE } from './style'

/** The whole page without the database: who asks and what the site is called are in there. */
export function outagePage(asked: IncomingHttpHeaders) {
  const locale = localeOf(asked)
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ]
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': locale,
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    vary: 'accept-language, cookie',
  }
  return { headers, body: render(locale, nonce) }
}

/** As the pages choose it, but for the person's own setting. */
function localeOf(asked: IncomingHttpHeaders): Locale {
  const chosen = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([^;]*)`).exec(asked.cookie ?? '')?.[1]
  if (isLocale(chosen)) return chosen
  return acceptedLocale(asked['accept-language'] ?? null) ?? config().defaultLocale
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

function render(locale: Locale, nonce: string): string {
  const words = (locale === 'el' ? el : en).outage
  const site = escaped(new URL(config().publicUrl).host)
  const items = [words.instances, words.acts, words.forms].map((text) => `<li>${escaped(text)}</li>`).join('')
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escaped(words.title)} · ${site}</title>
<link rel="icon" href="/icon.svg">
<noscript><meta http-equiv="refresh" content="15"></noscript>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><img src="/icon.svg" alt="" width="24" height="24">${site}</header>
<main>
<p class="mark"><svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M12 9v4m0 3v.01M10.4 3.9 2.3 17.2A1.9 1.9 0 0 0 3.9 20h16.2a1.9 1.9 0 0 0 1.6-2.8L13.6 3.9a1.9 1.9 0 0 0-3.2 0Z"/></svg>${escaped(words.state)}</p>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.text)}</p>
<ul>${items}</ul>
<div class="again"><a id="again" href="">${escaped(words.tryAgain)}</a><p id="looking" role="status" hidden>${escaped(words.looking)}</p></div>
</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`
}
