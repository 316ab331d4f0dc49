import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type * as Electron from 'electron'
import { expect } from '@playwright/test'
import { explore, test } from '../builders/open-app.ts'

test('[E22, E28] the page reaches nothing outside and the title names nobody', async ({ desk }) => {
  desk.mayComplain(/Content Security Policy|ERR_BLOCKED_BY_CLIENT|Failed to load resource/)
  let asked = 0
  const outside = createServer((_, reply) => {
    asked += 1
    reply.end('outside')
  })
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`
  const { app, page } = await desk.open()
  await explore(page)
  expect(await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')])).toEqual(['undefined', 'undefined'])
  expect(await page.evaluate(() => Object.keys(Reflect.get(window, 'consilium') as object).sort())).toEqual(['ask', 'on'])
  expect(await page.evaluate((to) => fetch(to).then(() => 'reached', () => 'blocked'), address)).toBe('blocked')
  expect(await page.evaluate((to) => navigator.sendBeacon(to, 'x') && false, address)).toBe(false)
  expect(await page.evaluate(loadImage, address)).toBe('blocked')
  expect(await page.evaluate((to) => window.open(to) === null, address)).toBe(true)
  await page.locator('.today-case-open').first().click()
  await expect(page.getByRole('tablist')).toBeVisible()
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual(['Consilium'])
  expect(await page.title()).toBe('Consilium')
  await page.evaluate((to) => location.assign(to), address)
  await new Promise((done) => setTimeout(done, 500))
  // Asked of the app: Playwright goes on waiting for a journey that was refused.
  expect(await app.evaluate(whatIsShown)).toEqual(['app://app/ true'])
  expect(asked).toBe(0)
  outside.close()
})

/** The address of each window, and whether its page still shows the case. */
function whatIsShown({ BrowserWindow }: typeof Electron): Promise<readonly string[]> {
  return Promise.all(
    BrowserWindow.getAllWindows().map(async ({ webContents }) => {
      const shown: unknown = await webContents.executeJavaScript("document.querySelector('[role=tablist]') !== null")
      return `${webContents.getURL()} ${String(shown)}`
    }),
  )
}

function loadImage(address: string): Promise<string> {
  return new Promise((done) => {
    const image = new Image()
    image.addEventListener('load', () => done('reached'))
    image.addEventListener('error', () => done('blocked'))
    image.src = `${address}picture.png`
  })
}
