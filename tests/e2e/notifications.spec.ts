import { expect } from '@playwright/test'
import el from '../../locales/el.json' with { type: 'json' }
import en from '../../locales/en.json' with { type: 'json' }
import { expectAccessible } from '../support/browser'
import { test } from '../support/demo'

const TEXTS = { en, el }
const STAFF = { en: 'root', el: 'eleni' } as const

for (const language of ['en', 'el'] as const)
  test(`${language}: from the list’s selection to the mails in their owners’ languages`, async ({ open, demo }) => {
    const t = TEXTS[language].notifications
    const page = await open(STAFF[language], { locale: language })
    await page.goto('/?q=web')
    const boxes = page.getByRole('row').getByRole('checkbox')
    // web1 is alice's, web11 the group noc's
    await boxes.nth(1).check()
    await boxes.nth(3).check()
    await page.getByRole('link', { name: TEXTS[language].bulk.notify }).click()
    await expect(page.getByRole('heading', { level: 1, name: t.write })).toBeVisible()
    await expect(page.locator('.mantine-Pill-label').filter({ hasText: '(alpha)' })).toHaveCount(2)

    const subjects = page.getByRole('textbox', { name: t.subject })
    const texts = page.getByRole('textbox', { name: t.text, exact: true })
    await subjects.nth(0).fill(`Works ${language}`)
    await texts.nth(0).fill('Dear {{name}}, {{nobody}}')
    await page.getByRole('button', { name: t.preview }).click()
    await expect(page.getByText(TEXTS[language].errors.variable_unknown.replace('{name}', 'nobody'))).toBeVisible()
    await expect(texts.nth(0)).toBeFocused()
    await texts.nth(0).fill('Dear {{name}}, on Monday: ')
    await page.getByRole('button', { name: t.variable.instances }).first().click()
    await subjects.nth(1).fill(`Εργασίες ${language}`)
    await texts.nth(1).fill('Τη Δευτέρα: {{instances}}')
    await page.getByRole('button', { name: t.preview }).click()
    await page.getByRole('button', { name: 'alice' }).click()
    await expect(page.locator('pre')).toContainText('Τη Δευτέρα:')
    await expectAccessible(page)
    await page.getByRole('button', { name: /2/ }).and(page.locator('[type=submit]')).click()

    await expect(page.getByText(t.progress.sent.replace('{total}', '2'), { exact: true })).toBeVisible()
    await expectAccessible(page)
    const mail = async (address: string) =>
      demo.portal.mail.waitFor((one) => one.recipients.includes(address) && !!one.subject?.endsWith(` ${language}`))
    const [alice, bob] = [await mail('alice@example.gr'), await mail('bob@example.gr')]
    expect(alice.subject).toBe(`[ganetimgr] Εργασίες ${language}`)
    expect(alice.text).toContain('(alpha)')
    expect(bob.text).toContain('Dear bob, on Monday:')
    const all = demo.portal.mail.messages.filter(({ subject }) => subject?.endsWith(` ${language}`))
    expect(all).toHaveLength(2)
    await page.goto(`/admin/notifications?q=${language === 'el' ? 'εργασιες' : 'works'}`)
    await expect(page.getByRole('link', { name: new RegExp(` ${language}$`) })).toBeVisible()
  })
