import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { findCanaries } from '../builders/find-canaries.ts'
import { explore, test } from '../builders/open-app.ts'
import { pidOf } from '../builders/running-app.ts'

const HALF = 'We ask the Airway Team about the zircon halter'
/** What stands on the screen when a process crashes. */
const WORDS = ['zircon halter', 'Rhys Pryce', 'Airway Team']

test('[E23] the window, the keeper and the press crash while a child is on the screen: no dump is left anywhere, and nothing typed is lost', async ({ desk }) => {
  test.setTimeout(240_000)
  desk.mayComplain(/crash|keeper ended/i)
  const { temporary } = desk
  const { app, page } = await desk.open()
  const crashes = await app.evaluate(({ app: main }) => main.getPath('crashDumps'))
  expect(crashes.startsWith(desk.profile), 'Electron’s folder for dumps is in the profile').toBe(true)
  const nothingLeft = (after: string): void => {
    const files = [desk.profile, temporary].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    expect(files.filter((name) => /\.dmp$|\.core$|(?:^|\/)core(?:\.\d+)?$|minidump/i.test(name)), after).toEqual([])
    expect(readdirSync(join(import.meta.dirname, '../..')).filter((name) => /^core(?:\.\d+)?$/.test(name)), `${after}, where it was started`).toEqual([])
    expect(findCanaries([desk.profile, temporary], WORDS), after).toEqual([])
  }
  await explore(page)
  await openMeeting(page)
  await page.keyboard.press('o')
  await page.getByLabel('The agreed sentence').pressSequentially(HALF)
  await page.waitForTimeout(1000)

  await test.step('the press: it is started again, and the window goes on', async () => {
    await crash(app, 'Consilium press')
    await expect(page.getByLabel('The agreed sentence')).toHaveValue(HALF)
    nothingLeft('after the press')
  })

  await test.step('the keeper: the window says so and locks, and what was typed comes back', async () => {
    await crash(app, 'Consilium keeper')
    await expect(page.getByText('The part of Consilium that saves stopped and was started again.')).toBeVisible({ timeout: 20_000 })
    nothingLeft('after the keeper')
    await backToTheWords(page)
  })

  await test.step('the window itself: it comes back, and so does what was typed', async () => {
    const gone = app.evaluate(({ BrowserWindow }) => new Promise<string>((told) => BrowserWindow.getAllWindows()[0]?.webContents.once('render-process-gone', (_, { reason }) => told(reason))))
    process.kill(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0), 'SIGSEGV')
    expect(await gone).toBe('crashed')
    nothingLeft('after the window')
    // Playwright no longer sees a page that crashed: the new one is used through the app.
    // The window may be loaded once more, so one press may be too early.
    await expect.poll(async () => (await pressed(app, /^(Open|Go on with) the meeting$/)) || (await pressed(app, /^Open$/), false), { timeout: 40_000, intervals: [1000] }).toBe(true)
    await expect.poll(() => inPage(app, "document.body.innerText.includes('Not quorate')"), { timeout: 20_000 }).toBe(true)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'O', modifiers: ['alt'] }))
    await expect.poll(() => inPage(app, "[...document.querySelectorAll('textarea, input')].map(({ value }) => value).join(' ')"), { timeout: 20_000 }).toContain(HALF)
  })
})

test('[E23] what lies in the folder of dumps when Consilium starts is taken away', async ({ desk }) => {
  const folder = join(desk.profile, 'window', 'Crashpad', 'completed')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'of-another-day.dmp'), HALF)
  const { app } = await desk.open()
  expect(await app.evaluate(({ app: main }) => main.getPath('crashDumps'))).toBe(join(desk.profile, 'window', 'Crashpad'))
  expect(readdirSync(join(desk.profile, 'window'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))).toEqual([])
})

async function openMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ }).click({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
}

async function backToTheWords(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await openMeeting(page)
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('The agreed sentence')).toHaveValue(HALF)
}

async function crash(app: ElectronApplication, service: string): Promise<void> {
  // No process yet would be 0, which is everybody.
  await expect.poll(() => pidOf(app, service), { timeout: 20_000 }).toBeGreaterThan(0)
  const pid = await pidOf(app, service)
  process.kill(pid, 'SIGSEGV')
  await expect.poll(() => pidOf(app, service), { timeout: 20_000 }).not.toBe(pid)
}

async function pressed(app: ElectronApplication, name: RegExp): Promise<unknown> {
  return inPage(app, `(() => { const button = [...document.querySelectorAll('button')].find(({ innerText }) => ${String(name)}.test(innerText.split('\\n')[0].trim())); button?.click(); return button !== undefined })()`)
}

function inPage(app: ElectronApplication, code: string): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }, run) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(run) as Promise<unknown>, code)
}
