import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'
import { corner, expectAccessible, explore, test, type Desk } from '../builders/open-app.ts'
import { answering, pidOf } from '../builders/running-app.ts'
import { canMakeSmallDisk, makeSmallDisk, type SmallDisk } from '../builders/small-disk.ts'

/** More than the last blocks of the journal and the drafts still have room for. */
const WORDS = 'We ask the Long-term Ventilation and Airway Team to see Rhys awake. '.repeat(200).trim()
const HALF = ' And while he'

test('[K21] words a full disk refused outlive a lock and sleep, sealed; closing asks about them; once there is room they are saved', async ({ desk }) => {
  test.skip(!canMakeSmallDisk(), 'Only root may mount a disk small enough to fill')
  await onSmallDisk(desk, async (disk) => {
    const laptop = await desk.open()
    const { page, app } = laptop
    await typeOnFullDisk(page, disk)
    await page.keyboard.press('Control+l')
    await expect(page.getByText('NOT saved: no disk has taken what was typed last.')).toBeVisible()
    await expect(page.getByText('Made-up clinic: 1 text')).toBeVisible()
    await expect(corner(page)).toContainText('NOT saved: 1 text')
    await expectAccessible(page, 'locked with words that are on no disk')
    await expectHeldSealed(page)

    await answering(app, 0)
    await tryToClose(app)
    expect(await lastAsked(app)).toContain('If Consilium closes now, it is lost. Go back and sign in')
    await openMeeting(page)
    await expect(page.getByLabel('The agreed sentence')).toHaveValue(WORDS)
    await expect(corner(page)).toContainText(/NOT saved since .*disk full/)
    await tryToClose(app)
    expect(await lastAsked(app)).toContain('F9 puts a locked copy on another drive')

    await page.getByLabel('The agreed sentence').press('Control+End')
    await page.keyboard.type(HALF)
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect(page.getByText('Locked with the computer.')).toBeVisible()
    await openMeeting(page)
    await expect(page.getByLabel('The agreed sentence')).toHaveValue(WORDS + HALF)

    disk.makeRoom()
    await page.keyboard.press('F8')
    await expect(corner(page)).not.toContainText('NOT saved')
    await expect(page.getByText('These words are only on this screen.')).toHaveCount(0)
    await page.getByLabel('The agreed sentence').focus()
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.agreed-sentence')).toHaveText(WORDS + HALF)
    await page.keyboard.press('Control+l')
    await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible()
    await expect(page.getByText('NOT saved')).toHaveCount(0)
    const closed = app.waitForEvent('close')
    await tryToClose(app)
    await closed
  })
})

test('[K21] words a full disk refused outlive the keeper, with those typed up to its end', async ({ desk }) => {
  test.skip(!canMakeSmallDisk(), 'Only root may mount a disk small enough to fill')
  await onSmallDisk(desk, async (disk) => {
    const { page, app } = await desk.open()
    await typeOnFullDisk(page, disk)
    await page.getByLabel('The agreed sentence').press('Control+End')
    await page.keyboard.type(HALF)
    await page.waitForTimeout(600)
    process.kill(await pidOf(app, 'Consilium keeper'), 'SIGKILL')
    await expect(page.getByText('The part of Consilium that saves stopped and was started again.')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('Made-up clinic: 1 text')).toBeVisible()
    await openMeeting(page)
    await expect(page.getByLabel('The agreed sentence')).toHaveValue(WORDS + HALF)
    await expect(corner(page)).toContainText(/NOT saved since .*disk full/)
  })
})

test('[K21] words a full disk refused outlive the window’s own process', async ({ desk }) => {
  test.skip(!canMakeSmallDisk(), 'Only root may mount a disk small enough to fill')
  await onSmallDisk(desk, async (disk) => {
    const { page, app } = await desk.open()
    await typeOnFullDisk(page, disk)
    // A page that crashed is lost to Playwright for good: what comes after is read through main.
    const read = (what: string) => app.evaluate(({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as Promise<string>, what)
    const before = await windowOf(app)
    process.kill(before, 'SIGKILL')
    await expect.poll(async () => [0, before].includes(await windowOf(app)), { timeout: 20_000 }).toBe(false)
    await expect.poll(() => read("document.querySelector('footer .corner')?.textContent ?? ''").catch(() => ''), { timeout: 20_000 }).toMatch(/NOT saved since .*1 sentence only on this screen/)
    await read("document.querySelector('footer .corner').click()")
    await expect.poll(() => read("document.querySelector('#saving-panel')?.textContent ?? ''")).toContain('Rhys Pryce-Jones: what we agreed')
  })
})

/** The process of the window's page; 0 while it has none, or is loading: what is asked of it then is never answered. */
function windowOf(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return contents === undefined || contents.isCrashed() || contents.isLoading() ? 0 : contents.getOSProcessId()
  })
}

async function onSmallDisk(desk: Desk, play: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const disk = makeSmallDisk(join(desk.profile, 'vaults'))
  try {
    await play(disk)
  } finally {
    disk.remove()
  }
}

async function typeOnFullDisk(page: Page, disk: SmallDisk): Promise<void> {
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
  await page.keyboard.press('o')
  const box = page.getByLabel('The agreed sentence')
  await expect(box).toBeFocused()
  disk.fill()
  await box.fill(WORDS)
  await expect(corner(page)).toContainText(/NOT saved since .*disk full/)
  await expect(page.getByText('These words are only on this screen.')).toBeVisible()
}

async function openMeeting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ }).click({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
  await page.keyboard.press('Alt+o')
}

/** Main gives back what it holds to any page of ours: it has to be of no use without the key. */
async function expectHeldSealed(page: Page): Promise<void> {
  const held = await page.evaluate(async () => {
    const { ask } = (globalThis as unknown as { readonly consilium: Bridge }).consilium
    const { vaults } = await ask('readComputer', {})
    return (await ask('readHeld', { vault: vaults[0]?.id ?? '' })).map((sealed) => [...sealed])
  })
  expect(held).toHaveLength(1)
  const bytes = Buffer.from(held[0] ?? [])
  expect(bytes.length).toBeGreaterThan(WORDS.length)
  expect(bytes.includes('Long-term') || bytes.includes(Buffer.from('Long-term', 'utf16le'))).toBe(false)
}

async function tryToClose(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { asked: '' })
    BrowserWindow.getAllWindows()[0]?.close()
  })
}

async function lastAsked(app: ElectronApplication): Promise<string> {
  const read = () => app.evaluate(() => (globalThis as unknown as { readonly asked: string }).asked)
  await expect.poll(read).not.toBe('')
  return read()
}
