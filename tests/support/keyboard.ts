import type { Page } from '@playwright/test'

/** Goes on with the Tab key until the element of this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent
      return `${element?.getAttribute('aria-label') ?? ''}\n${label ?? ''}`
    })
    if (at.split('\n').some((text) => text.replace(/ \*$/, '').trim() === name)) return
  }
  throw new Error(`Tab does not reach "${name}"`)
}

/** Into the field of this label. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.type(text, { delay: 25 })
}
