import { expect, type Page } from '@playwright/test'
import el from '../../locales/el.json' with { type: 'json' }
import en from '../../locales/en.json' with { type: 'json' }
import { expectAccessible } from '../support/browser'
import { apply, test } from '../support/demo'

type Texts = { [key: string]: string | Texts }
const LANGUAGES = ['en', 'el'] as const
const SUPERUSER = { en: 'root', el: 'eleni' } as const
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

const PAGES = {
  instances: '/',
  instance: '/instances/alpha/web1.uni.example.org',
  console: '/console/alpha/web1.uni.example.org',
  applications: '/applications',
  'an application': '/applications/ID',
  'new application': '/applications/new',
  'edit application': '/applications/ID/edit',
  'review queue': '/review',
  'review one': '/review/ID',
  clusters: '/admin/clusters',
  cluster: '/admin/clusters/alpha',
  'add cluster': '/admin/clusters/add',
  'edit cluster': '/admin/clusters/alpha/edit',
  networks: '/admin/networks',
  'add network': '/admin/networks/add',
  profile: '/profile',
  'requests for accounts': '/admin/accounts',
  'idle accounts': '/admin/accounts/idle',
  history: '/history',
  'audit log': '/admin/audit',
  'an entry of the audit log': '/admin/audit?entry=1',
  'site settings': '/admin/settings',
  users: '/admin/users',
  user: '/admin/users/1',
  'add user': '/admin/users/add',
  groups: '/admin/groups',
  group: '/admin/groups/1',
  'add group': '/admin/groups/add',
  organisations: '/admin/organizations',
  'add organisation': '/admin/organizations/add',
  rights: '/admin/rights',
  notices: '/admin/notices',
  'pages of the site': '/admin/pages',
  'add page': '/admin/pages/add',
  'posts of news': '/admin/posts',
  'add post': '/admin/posts/add',
  'add notice': '/admin/notices/add',
  notifications: '/admin/notifications',
  'write to owners': '/admin/notifications/new?target=cluster:1&instances=1.2',
}
/** For those who have not signed in; the links are not of any mail. */
const OUTSIDE = {
  'sign-in': '/sign-in',
  'ask for an account': '/register',
  'send the link again': '/register/resend',
  'confirm an address': '/register/confirm?token=none',
  'forgotten password': '/reset',
  'new password': '/reset/new?token=none',
  news: '/news',
  'confirm a new address': '/email/confirm?token=none',
}

const own: Partial<Record<(typeof LANGUAGES)[number], number>> = {}

for (const [name, address] of Object.entries({ ...OUTSIDE, ...PAGES }))
  test(`${name}: accessible, in both languages, light and dark, wide and narrow`, async ({ open }) => {
    for (const language of LANGUAGES) {
      const page = await open(name in OUTSIDE ? null : SUPERUSER[language], { locale: language })
      if (address.includes('ID')) own[language] ??= await apply(page, `pages-${language}.example.org`, language)
      await page.goto(address.replace('ID', String(own[language])))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      if (language === 'el') expect(await englishIn(page)).toEqual([])
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await page.setViewportSize({ ...size, height: await wholeHeight(page) })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await expectAccessible(page)
          await picture(page, `${address.replaceAll(/\W+/g, '-')}-${language}-${size.width}-${colorScheme}`)
        }
        expect(await overflow(page), `wider than ${size.width}`).toBe(0)
      }
    }
  })

/** A foot that stays in sight covers what one scrolls to; the rule on targets takes that for too small. */
const wholeHeight = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight)

/** By how many pixels the page can be scrolled sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What English says in several words and Greek otherwise, found in the text or in the names of a page. */
async function englishIn(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: scripts are not text
  const shown = await page.locator('body').innerText()
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
