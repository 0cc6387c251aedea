import type { Page } from '@playwright/test'

/** How many pixels of the screen are bright; a cursor that blinks is some twenty. */
export function lit(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector('canvas')
    if (!canvas?.width || !canvas.height) return 0
    const drawn = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let count = 0
    for (let at = 0; at < drawn.length; at += 4) if ((drawn[at] ?? 0) > 96) count += 1
    return count
  })
}
