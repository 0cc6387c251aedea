import { expect, type Page } from '@playwright/test'
import el from '../../locales/el.json' with { type: 'json' }
import en from '../../locales/en.json' with { type: 'json' }
import { expectAccessible, type Person, signIn, visit } from '../support/browser'
import { apply, test as base, passwordOf } from '../support/demo'
import { furnish } from '../support/furnish'
import { pages } from '../support/permissions/surface'

type Texts = { [key: string]: string | Texts }
const LANGUAGES = ['en', 'el'] as const
type Language = (typeof LANGUAGES)[number]
const SUPERUSER = { en: 'root', el: 'eleni' } as const
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
/** Every two of language, width and colours meet; all three do not, which takes half the time. */
const LOOKS = {
  en: [
    { size: WIDE, colorScheme: 'light' },
    { size: NARROW, colorScheme: 'dark' },
  ],
  el: [
    { size: WIDE, colorScheme: 'dark' },
    { size: NARROW, colorScheme: 'light' },
  ],
} as const

const INSTANCE = '/instances/alpha/web1.uni.example.org'
const CONSENT =
  '/o/authorize?response_type=code&client_id={client}&redirect_uri=https%3A%2F%2Fprogram.example.org%2Fback&scope=read' +
  '&state=s&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256'
/** Each page of app with the addresses that it is looked at by; a page without a line fails. {…}: what `furnish` made. */
const PAGES: Record<string, string[]> = {
  '/': ['/'],
  '/profile': ['/profile'],
  '/profile/webhooks': ['/profile/webhooks'],
  '/profile/webhooks/add': ['/profile/webhooks/add'],
  '/profile/webhooks/[id]': ['/profile/webhooks/{webhook}'],
  '/history': ['/history'],
  '/statistics': ['/statistics'],
  '/statistics/applications': ['/statistics/applications', '/statistics/applications?of=mine&days=365'],
  '/applications': ['/applications'],
  '/applications/new': ['/applications/new'],
  '/applications/[id]': ['/applications/{application}'],
  '/applications/[id]/edit': ['/applications/{application}/edit'],
  '/confirm/[token]': ['/confirm/none'],
  '/console/[cluster]/[name]': ['/console/alpha/web1.uni.example.org'],
  '/instances/[cluster]/[name]': [INSTANCE],
  '/instances/[cluster]/[name]/configuration': [`${INSTANCE}/configuration`],
  '/instances/[cluster]/[name]/destroy': [`${INSTANCE}/destroy`],
  '/instances/[cluster]/[name]/graphs': [`${INSTANCE}/graphs`, `${INSTANCE}/graphs?from=2026-11-01&to=2026-11-20`],
  '/instances/[cluster]/[name]/history': [`${INSTANCE}/history`],
  '/instances/[cluster]/[name]/people': [`${INSTANCE}/people`],
  '/instances/[cluster]/[name]/reinstall': [`${INSTANCE}/reinstall`],
  '/instances/[cluster]/[name]/rename': [`${INSTANCE}/rename`],
  '/instances/[cluster]/[name]/resize': [`${INSTANCE}/resize`],
  '/o/api': ['/o/api'],
  '/o/applications': ['/o/applications'],
  '/o/applications/add': ['/o/applications/add'],
  '/o/applications/[id]': ['/o/applications/{own}'],
  '/o/consent': [CONSENT],
  '/about/[page]': ['/about/{slug}'],
  '/about/[page]/[lang]': ['/about/{slug}/el'],
  '/review': ['/review'],
  '/review/[id]': ['/review/{application}'],
  '/admin/[kind]': [
    ...['/admin/users', '/admin/groups', '/admin/organizations', '/admin/keys', '/admin/sessions'],
    ...['/admin/applications', '/admin/pending', '/admin/notices', '/admin/pages', '/admin/posts'],
    ...['/admin/programs', '/admin/tokens', '/admin/webhooks'],
  ],
  '/admin/[kind]/[id]': [
    ...['/admin/users/1', '/admin/groups/1', '/admin/organizations/{organization}', '/admin/keys/{key}'],
    ...['/admin/notices/{notice}', '/admin/pages/{page}', '/admin/posts/{post}', '/admin/programs/{program}'],
  ],
  '/admin/[kind]/add': [
    ...['/admin/users/add', '/admin/groups/add', '/admin/organizations/add', '/admin/keys/add', '/admin/notices/add'],
    ...['/admin/pages/add', '/admin/posts/add', '/admin/programs/add'],
  ],
  '/admin/accounts': ['/admin/accounts'],
  '/admin/accounts/idle': ['/admin/accounts/idle'],
  '/admin/audit': ['/admin/audit', '/admin/audit?entry=1'],
  '/admin/rights': ['/admin/rights'],
  '/admin/settings': ['/admin/settings'],
  '/admin/overview': ['/admin/overview'],
  '/admin/jobs': ['/admin/jobs'],
  '/admin/jobs/[cluster]/[id]': ['/admin/jobs/alpha/1'],
  '/admin/nodes': ['/admin/nodes'],
  '/admin/nodes/[cluster]/[node]': ['/admin/nodes/alpha/node2.alpha.example.org'],
  '/admin/nodes/[cluster]/[node]/graphs': ['/admin/nodes/alpha/node2.alpha.example.org/graphs'],
  '/admin/nodes/[cluster]/[node]/empty': [
    '/admin/nodes/alpha/node2.alpha.example.org/empty',
    '/admin/nodes/alpha/node2.alpha.example.org/empty?how=evacuate',
  ],
  '/admin/clusters': ['/admin/clusters'],
  '/admin/clusters/add': ['/admin/clusters/add'],
  '/admin/clusters/[cluster]': ['/admin/clusters/alpha'],
  '/admin/clusters/[cluster]/edit': ['/admin/clusters/alpha/edit'],
  '/admin/clusters/[cluster]/latency': ['/admin/clusters/alpha/latency', '/admin/clusters/alpha/latency?days=365'],
  '/admin/clusters/[cluster]/networks': ['/admin/clusters/alpha/networks'],
  '/admin/clusters/[cluster]/networks/[network]': ['/admin/clusters/alpha/networks/public'],
  '/admin/networks': ['/admin/networks'],
  '/admin/networks/add': ['/admin/networks/add'],
  '/admin/networks/[id]': ['/admin/networks/{network}'],
  '/admin/notifications': ['/admin/notifications'],
  '/admin/notifications/new': ['/admin/notifications/new?target=cluster:1&instances=1.2'],
}
/** For those who have not signed in; the links are not of any mail. */
const OUTSIDE: Record<string, string[]> = {
  '/sign-in': ['/sign-in'],
  '/register': ['/register'],
  '/register/resend': ['/register/resend'],
  '/register/confirm': ['/register/confirm?token=none'],
  '/reset': ['/reset'],
  '/reset/new': ['/reset/new?token=none'],
  '/news': ['/news'],
  '/email/confirm': ['/email/confirm?token=none'],
}
/** Those that something has to be done for first are looked at by the journey that does it. */
const ON_THE_WAY = {
  '/sign-in/second': 'second-factor.spec.ts',
  '/second-factor': 'second-factor.spec.ts',
  '/destroyed/[act]': 'confirm.spec.ts',
  '/admin/notifications/[id]': 'notifications.spec.ts',
}

type Desks = Record<'inside' | 'outside', Record<Language, Person>>

/** One browser window for each language, signed in and not, for all pages: what is slow is to open them. */
const test = base.extend<object, { desks: Desks }>({
  desks: [
    async ({ browser, demo }, use) => {
      const { url } = demo.portal
      const enter = (locale: Language) =>
        signIn(browser, url, SUPERUSER[locale], passwordOf(SUPERUSER[locale]), { locale })
      await use({
        inside: { en: await enter('en'), el: await enter('el') },
        outside: { en: await visit(browser, url, { locale: 'en' }), el: await visit(browser, url, { locale: 'el' }) },
      })
    },
    { scope: 'worker' },
  ],
})

const made: Partial<Record<Language, Record<string, string>>> = {}

test('every page of the portal is looked at', () => {
  expect([...Object.keys({ ...PAGES, ...OUTSIDE, ...ON_THE_WAY })].sort()).toEqual(pages())
})

for (const address of [...Object.values(OUTSIDE), ...Object.values(PAGES)].flat())
  test(`${address}: accessible, in both languages, light and dark, wide and narrow`, async ({ desks }) => {
    const desk = Object.values(OUTSIDE).flat().includes(address) ? desks.outside : desks.inside
    for (const language of LANGUAGES) {
      const { page, complaints } = desk[language]
      await page.setViewportSize(WIDE)
      if (address.includes('{')) made[language] ??= await makeAll(page, language)
      await page.goto(address.replace(/\{(\w+)\}/, (_, name: string) => made[language]?.[name] ?? ''))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      if (language === 'el') expect(await englishIn(page)).toEqual([])
      for (const { size, colorScheme } of LOOKS[language]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(size)
        await page.setViewportSize({ ...size, height: await wholeHeight(page) })
        await expectAccessible(page)
        await picture(page, `${address.replaceAll(/\W+/g, '-')}-${language}-${size.width}-${colorScheme}`)
        expect(await overflow(page), `wider than ${size.width}`).toBe(0)
      }
      expect(complaints.splice(0)).toEqual([])
    }
  })

const makeAll = async (page: Page, language: Language) => ({
  ...(await furnish(page, new URL(page.url()).origin, SUPERUSER[language], language)),
  application: String(await apply(page, `pages-${language}.example.org`, language)),
})

/** A foot that stays in sight covers what one scrolls to; the rule on targets takes that for too small. */
const wholeHeight = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight)

/** By how many pixels the page can be scrolled sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What English says in several words and Greek otherwise, found in the text or in the names of a page. */
async function englishIn(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: scripts are not text
  const all = await page.locator('body').innerText()
  const meantSo = await page.locator('body [lang="en"]').allInnerTexts()
  const shown = meantSo.reduce((rest, text) => rest.replace(text, ''), all)
  const named = await page.evaluate(() => {
    const elements = [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
    const names = elements.flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    )
    return [document.title, ...names].join('\n')
  })
  const text = `${shown}\n${named}`
  return phrases(en, el).filter((phrase) => text.includes(phrase))
}

function phrases(english: Texts, greek: Texts): string[] {
  return Object.entries(english).flatMap(([key, value]) => {
    const other = greek[key]
    if (typeof value !== 'string') return phrases(value, typeof other === 'object' ? other : {})
    return /\w \w/.test(value) && !/[{<]/.test(value) && value !== other ? [value] : []
  })
}

/** For a look at every page, where LOOK names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LOOK
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}
