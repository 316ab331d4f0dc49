import { expect, type Page } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { corner, explore, test } from '../builders/open-app.ts'

test('at 200% nothing scrolls sideways; band and corner stay in sight', async ({ desk }) => {
  const { app, page } = await desk.open()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await expectNoSideways(page, 'First run')
  await explore(page)
  await expectNoSideways(page, 'Today')
  await expect(corner(page)).toBeInViewport({ ratio: 0.9 })
  await page.locator('.today-case-open').first().click()
  await expect(page.getByRole('tablist')).toBeAttached()
  await expectNoSideways(page, 'Case')
  await expect(page.locator('.identity-band').first()).toBeInViewport({ ratio: 0.9 })
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: /stops? you signing/ })).toBeAttached()
  await expectNoSideways(page, 'Letter')
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await page.getByRole('button', { name: 'Open the meeting', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeAttached()
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('The agreed sentence')).toBeFocused()
  await expectNoSideways(page, 'Meeting room')
  await expect(page.locator('.identity-band').first()).toBeInViewport({ ratio: 0.9 })
  await expect(corner(page)).toBeInViewport({ ratio: 0.9 })
  await expect(page.getByLabel('The agreed sentence')).toBeInViewport()
})

test('[L44] at 200%, and in a low window, a letter is read to its end and signed by one key', async ({ desk }) => {
  const { app, page, resize } = await desk.open()
  await explore(page)
  await resize(1093, 560)
  await clinic.signLukasz(page)
  await resize(1366, 768)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await page.keyboard.press('n')
  await clinic.writeWhy(page, 'Written at great zoom.')
  await clinic.signOpenLetter(page)
  await expect(page.getByText('Version 2. Not sent.')).toBeVisible()
})

async function expectNoSideways(page: Page, screen: string): Promise<void> {
  const widths = await page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth }))
  expect.soft(widths.page, `${screen} scrolls sideways`).toBeLessThanOrEqual(widths.window)
}
