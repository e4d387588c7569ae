import type { Page } from 'playwright-core'
import { PHONE } from './browser.ts'

/** A phone, half of a wide screen, a common laptop. */
const WIDTHS = [PHONE.width, 1024, 1280] as const

/** By how much a page runs over the edge of its window ("1280: 22 px") at its own and each of these widths; empty where it fits. */
export async function overrun(page: Page): Promise<string[]> {
  const own = page.viewportSize() ?? PHONE
  const found: string[] = []
  for (const width of new Set([own.width, ...WIDTHS])) {
    await page.setViewportSize({ ...own, width })
    // Plots are drawn anew for the width a moment later.
    await page.waitForTimeout(200)
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    if (over > 0) found.push(`${width}: ${over} px`)
  }
  await page.setViewportSize(own)
  return found
}
