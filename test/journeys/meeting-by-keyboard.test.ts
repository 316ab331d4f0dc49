import { readFileSync, rmSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { leaveMeeting } from '../../commands/demo/use-window.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { beginExploring, expectAccessible, explore, test } from '../builders/open-app.ts'

const DEMO_PIN = '123456'
const SENTENCE = 'We ask the Paediatric Neurology MDT to see Zoë and say whether her treatment should change.'

test('a meeting by keyboard alone, from opening it to a signed letter', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const { page, ...laptop } = await desk.open()
  await explore(page)
  await openMeeting(page)
  await takeAttendance(page)
  await decideZoe(page)
  await signZoesLetter(page)
  expect(readFileSync(join(desk.saveTo, 'C-0117-letter-v1-provider.pdf')).subarray(0, 5).toString()).toBe('%PDF-')

  await test.step('everything is as before when the view is deleted', async () => {
    await page.keyboard.press('Escape')
    const before = await whatStands(page)
    await laptop.close()
    rmSync(join(desk.profile, 'window', 'IndexedDB'), { recursive: true })
    const again = await desk.open()
    await again.page.getByRole('button', { name: 'Open', exact: true }).click()
    expect(await whatStands(again.page)).toEqual(before)
    await again.close()
  })
})

test('a meeting opened in the moment its button is there, before it has been read, is opened all the same', async ({ desk }) => {
  const { page } = await desk.open()
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      const open = [...document.querySelectorAll('button')].find((button) => button.textContent?.startsWith('Open the meeting'))
      if (open === undefined) return
      watch.disconnect()
      open.click()
    })
    watch.observe(document.body, { childList: true, subtree: true })
  })
  await beginExploring(page, page.getByRole('button', { name: /^Not quorate/ }))
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible({ timeout: 20_000 })
  await leaveMeeting(page)
  await expect(page.getByRole('button', { name: 'Go on with the meeting', exact: true })).toBeVisible()
})

test('every screen keeps to WCAG 2.2 AA', async ({ desk }) => {
  const { page } = await desk.open()
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
  await expectAccessible(page, 'First run')
  await page.keyboard.press('1')
  await expectAccessible(page, 'Set up')
  await page.getByRole('button', { name: 'Set up this computer' }).click()
  await expect(page.locator('.error-summary')).toBeFocused()
  await expectAccessible(page, 'Set up, with errors')
  await page.keyboard.press('Escape')
  await explore(page)
  await expectAccessible(page, 'Today')
  for (const tab of ['Meetings', 'Cases', 'Letters', 'Owed']) {
    await page.getByRole('button', { name: new RegExp(`^${tab}`) }).click()
    await expect(page.getByRole('heading', { name: tab, level: 1 })).toBeVisible()
    await expectAccessible(page, tab)
  }
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await openMeeting(page)
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: /Maisie’s recurrent/ })).toBeVisible()
  for (const key of ['i', 'b', 's', 'o', 'd', 'a']) {
    await page.keyboard.press(`Alt+${key}`)
    await expect(page.locator('.section-in-hand')).toHaveCount(1)
    await expectAccessible(page, `Meeting room, section ${key.toUpperCase()}`)
    await page.keyboard.press('Escape')
  }
  for (const [key, panel] of [['q', 'Attendance and quorum'], ['w', 'Saving and sending'], ['?', 'All keys']] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('complementary').filter({ visible: true }).last()).toBeVisible()
    await expectAccessible(page, panel)
    await page.keyboard.press(key === 'q' ? 'Escape' : key)
  }
  await takeAttendance(page)
  await decideZoe(page)
  await page.keyboard.press('r')
  await expectAccessible(page, 'Read back')
  await leaveMeeting(page)
  await page.getByRole('button', { name: /^Cases/ }).click()
  await page.locator('.work-row', { hasText: 'Zoë' }).click()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expectAccessible(page, `Case, ${await tab.textContent()}`)
  }
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
  await expectAccessible(page, 'Letter')
  await beginSigning(page)
  await expectAccessible(page, 'Letter, signing')
  await clinic.readAndSign(page, DEMO_PIN)
  await expectAccessible(page, 'Letter, signed')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible()
  await expectAccessible(page, 'Unlock')
})

async function openMeeting(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
}

async function takeAttendance(page: Page): Promise<void> {
  await page.keyboard.press('q')
  for (const key of ['h', 'h', 'h', 'h', 'r', 'h', 'p', 'p', 'h', 'h', 'h']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: /^Quorate, 9 here/ })).toBeVisible()
  await page.keyboard.press('Escape')
}

async function decideZoe(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6')
  await expect(page.getByRole('heading', { name: /Zoë’s encephalopathy/ })).toBeVisible()
  await page.keyboard.press('s')
  await page.keyboard.press('1')
  await expect(page.locator('.shortlist-row-on')).toHaveCount(1)
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type(SENTENCE)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Who dissents, and why?' })).toBeVisible()
  await page.keyboard.press('0')
  await expect(page.getByText('Asked: nobody')).toBeVisible()
  await page.keyboard.type('Ring Severnside')
  await page.keyboard.press('Tab')
  await page.keyboard.type('whit')
  await page.keyboard.press('Tab')
  await page.keyboard.type('+5')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('cell', { name: 'Dr Sarah Whitcombe' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nothing is missing from this minute.')).toBeVisible()
}

async function signZoesLetter(page: Page): Promise<void> {
  await leaveMeeting(page)
  await expect(page.getByRole('button', { name: 'Go on with the meeting', exact: true })).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByRole('heading', { name: 'Letters' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  for (let row = 0; row < 10 && !(await focusedText(page)).includes('Zoë'); row += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
  await beginSigning(page)
  await page.keyboard.type(DEMO_PIN)
  await clinic.signAtEnd(page)
  await expect(page.getByRole('heading', { name: /^Signed by Dr Abena Osei, 8 October 2026/ })).toBeVisible()
  await page.getByRole('button', { name: 'Save a copy', exact: true }).press('Enter')
  await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
}

/** Opens the signing of a letter and waits until the pages shown are those that will be signed. */
async function beginSigning(page: Page): Promise<void> {
  await expect(page.getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('As it will be signed.')).toBeVisible()
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

const firstRow: Readonly<Record<string, string>> = { Today: '.today-case', Owed: '.board-row' }

/** What the screen says once it has said the same for a while. */
async function atRest(page: Page): Promise<string> {
  let last = ''
  const isTheSame = async (): Promise<boolean> => {
    const before = last
    last = await page.locator('main').innerText()
    return last === before
  }
  await expect.poll(isTheSame, { intervals: [400], timeout: 20_000 }).toBe(true)
  return last
}

/** What today, the letters, what is owed and Zoë's minute say: what a person would look at first. */
async function whatStands(page: Page): Promise<readonly string[]> {
  const said: string[] = []
  for (const tab of ['Letters', 'Owed', 'Cases', 'Meetings', 'Today']) {
    await page.getByRole('button', { name: new RegExp(`^${tab}`) }).click()
    await expect(page.locator(firstRow[tab] ?? '.work-row').first()).toBeVisible({ timeout: 20_000 })
    // What is read from whole records comes a moment after the lists.
    if (tab === 'Today') {
      await expect(page.getByRole('button', { name: 'Mark stable' })).toBeVisible()
      await expect(page.getByText('CT of 5 October not here yet')).toBeVisible()
    }
    said.push(await atRest(page))
  }
  await page.getByRole('button', { name: 'Go on with the meeting', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Cases in this meeting' })).toBeVisible()
  await page.keyboard.press('Alt+6')
  await expect(page.getByText(SENTENCE)).toBeVisible()
  // Coming to the case already shown says nothing of the one before.
  await page.keyboard.press('Alt+6')
  await expect(page.locator('.minute-said')).toBeEmpty()
  said.push(await page.getByRole('region', { name: 'The minute' }).innerText())
  return said
}
