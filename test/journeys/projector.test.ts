import { expect, type Page } from '@playwright/test'
import { leaveMeeting } from '../../commands/demo/use-window.ts'
import type { Laptop } from '../../commands/demo/open-laptop.ts'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

test('the projector shows what the room may read, hides a restricted name by itself, and goes with the lock', async ({ desk }) => {
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Projector off' })).toBeVisible()
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: /Maisie’s recurrent/ })).toBeVisible()
  const slide = await openProjector(laptop)

  await test.step('one case, in a window that says nothing of it and has no way out', async () => {
    await expect(slide.getByText('Maisie Fairweather-Ng')).toBeVisible()
    await expect(slide.getByRole('heading', { name: /Maisie’s recurrent/, level: 1 })).toBeVisible()
    expect(await slide.title()).toBe('Consilium projector')
    expect(await titles(laptop)).toEqual(['Consilium', 'Consilium projector'])
    expect(await slide.evaluate(() => [typeof Reflect.get(window, 'consilium'), typeof Reflect.get(window, 'require'), ...Object.keys(Reflect.get(window, 'slides') as object)])).toEqual(['undefined', 'undefined', 'follow'])
    expect(await slide.evaluate(() => Object.keys(localStorage).length + document.cookie.length)).toBe(0)
    const words = await slide.locator('body').innerText()
    for (const never of ['999 390 9963', '4071 8265', '14 May 2017', 'Heron']) expect(words).not.toContain(never)
    await expectAccessible(slide, 'Projector')
  })

  await test.step('X hides the name at once, inside the words too, and for the next case', async () => {
    await page.keyboard.press('x')
    await expect(page.getByRole('button', { name: 'Projector on, name hidden' })).toBeVisible()
    await expect(slide.getByRole('heading', { name: /\[name\]’s recurrent/, level: 1 })).toBeVisible()
    expect(await slide.locator('body').innerText()).not.toMatch(/maisie|fairweather/i)
    await expectAccessible(page, 'Meeting room, projector on')
    await page.keyboard.press('Alt+6')
    await expect(slide.getByRole('heading', { name: /\[name\]’s encephalopathy/ })).toBeVisible()
    await page.keyboard.press('x')
    await expect(slide.getByRole('heading', { name: /Zoë’s encephalopathy/ })).toBeVisible()
  })

  await test.step('F and R are followed', async () => {
    await page.keyboard.press('f')
    await expect(slide.getByRole('heading', { name: 'In their own words' })).toBeVisible()
    await expect(slide.getByText('Inés Núñez, mother')).toBeVisible()
    await expectAccessible(slide, 'Projector, own words')
    await page.keyboard.press('f')
    await page.keyboard.press('o')
    await page.keyboard.type('We ask Severnside to see Zoë.')
    await page.keyboard.press('Control+Enter')
    await expect(slide.getByText('Our view, not an agreement')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await expect(slide.locator('.slide-question')).toHaveText('We ask Severnside to see Zoë.')
    await page.keyboard.press('Escape')
    await expect(slide.getByRole('heading', { name: /Zoë’s encephalopathy/ })).toBeVisible()
  })

  await test.step('a reporting restriction hides the name by itself; the chair shows it by two presses, one hides it', async () => {
    await goToRestricted(page)
    await expect(slide.getByText('Name not shown:')).toBeVisible()
    await expect(slide.getByText('Before the court')).toBeVisible()
    expect(await slide.locator('body').innerText()).not.toMatch(/rhys|pryce|jones|pettifer|4471/i)
    await page.keyboard.press('x')
    await expect(page.getByText('Press X again to show the name to the room')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Press again to show it' })).toBeVisible()
    expect(await slide.locator('body').innerText()).not.toMatch(/rhys/i)
    await page.keyboard.press('x')
    await expect(slide.getByText('Rhys Pryce-Jones')).toBeVisible()
    await expect(slide.getByText('Reporting restriction')).toBeVisible()
    await expect(page.getByText('restricted name shown')).toBeVisible()
    await page.keyboard.press('x')
    await expect(slide.getByText('Name not shown:')).toBeVisible()
  })

  await test.step('closed by hand it is off; leaving the meeting and locking close it', async () => {
    await slide.close()
    await expect(page.getByRole('button', { name: 'Projector off' })).toBeVisible()
    await openProjector(laptop)
    await leaveMeeting(page)
    await expect.poll(() => titles(laptop)).toEqual(['Consilium'])
    await page.keyboard.press('Enter')
    await openProjector(laptop)
    await page.keyboard.press('Control+l')
    await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible()
    expect(await titles(laptop)).toEqual(['Consilium'])
  })
})

test('a key pressed in the projector’s window goes to the meeting', async ({ desk }) => {
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Projector off' })).toBeVisible()
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: /Maisie’s recurrent/ })).toBeVisible()
  const slide = await openProjector(laptop)
  await expect(slide.getByText('Maisie Fairweather-Ng')).toBeVisible()
  // A key of Playwright's goes past the window, straight into its page.
  await laptop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((window) => window.getTitle() === 'Consilium projector')?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'x' }))
  await expect(slide.getByText('Name not shown')).toBeVisible()
})

/** P, and the second window that comes of it. */
async function openProjector({ app, page }: Laptop): Promise<Page> {
  await expect(page.getByRole('button', { name: 'Projector off' })).toBeVisible()
  const opened = app.waitForEvent('window')
  await page.keyboard.press('p')
  const slide = await opened
  await expect(slide.locator('.slide')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Projector on/ })).toBeVisible()
  return slide
}

/** Rhys's case, before the court with a reporting restriction. */
async function goToRestricted(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Cases in this meeting' }).getByText('Rhys Pryce-Jones').click()
  await expect(page.getByText('Reporting restriction').first()).toBeVisible()
}

function titles({ app }: Laptop): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()).sort())
}
