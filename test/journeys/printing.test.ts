import { expect, type ElectronApplication } from '@playwright/test'
import { signLukasz } from '../builders/in-the-clinic.ts'
import { explore, test } from '../builders/open-app.ts'

test('[E34] the keys of printing print nothing from the pages of a signed letter', async ({ desk }) => {
  const { app, page } = await desk.open()
  await explore(page)
  await signLukasz(page)
  await expect(page.getByRole('heading', { name: /^Signed by/ })).toBeVisible()
  // The viewer makes its frames anew until it has drawn.
  await expect.poll(async () => (await listen(app)).filter(({ address }) => address.startsWith('app://paper/')).length, { timeout: 20_000 }).toBeGreaterThan(1)
  await page.waitForTimeout(1500)
  await listen(app)
  await page.locator('.paper-pages').click()
  for (const keys of ['Control+p', 'Control+Shift+p', 'Meta+p']) await page.keyboard.press(keys)
  await expect.poll(async () => (await listen(app)).some(({ address, heard }) => address.startsWith('app://paper/') && heard.filter((key) => key.toLowerCase() === 'p').length >= 3), 'the viewer has had the keys').toBe(true)
  await page.waitForTimeout(1000)
  for (const { address, heard } of await listen(app)) expect(heard, address).not.toContain('beforeprint')
})

interface Heard {
  readonly address: string
  /** Keys that were pressed in it, and whether it began to print. */
  readonly heard: readonly string[]
}

/** Every frame of the window, the viewer's too, and what it has heard since this was first asked. */
function listen(app: ElectronApplication): Promise<readonly Heard[]> {
  return app.evaluate(async ({ webContents }) => {
    const code = `(() => {
      if (window.heard === undefined) {
        window.heard = []
        addEventListener('beforeprint', () => window.heard.push('beforeprint'))
        addEventListener('keydown', ({ key }) => window.heard.push(key))
      }
      return window.heard
    })()`
    const frames = webContents.getAllWebContents().flatMap(({ mainFrame }) => mainFrame.framesInSubtree)
    return Promise.all(frames.map(async (frame) => ({ address: frame.url, heard: (await frame.executeJavaScript(code).catch(() => [])) as readonly string[] })))
  })
}
