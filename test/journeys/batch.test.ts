import { mkdirSync, readdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { expectAccessible, expectFocusKept, explore, test } from '../builders/open-app.ts'
import { hasPoppler } from '../pdf/poppler.ts'

test.skip(!hasPoppler, 'Poppler is not installed')

const PROTECTED = /Made-up Court|ZZ9 3MC/

test('the copies of four signed letters in one batch: looked over, one held, put in a folder, right person by person', async ({ desk }) => {
  test.setTimeout(360_000)
  mkdirSync(desk.saveTo)
  const { app, page } = await desk.open()
  await explore(page)
  await signFour(page)
  await test.step('the GP is written down with the child, and is refused without a practice', async () => {
    await clinic.findCase(page, 'wisniewski', 'Łukasz Wiśniewski')
    await clinic.openPart(page, 'Who this is')
    await page.locator('#gp-name').fill('Dr P. Achebe')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Enter the practice’s name, or say that no GP is registered')).toBeVisible()
    await page.locator('#gp-practice').fill('Made-up Lane Surgery')
    await page.locator('#gp-lines').fill('3 Made-up Lane')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('[data-form="GP"]').getByText('Unfinished, not in the record')).toHaveCount(0)
    await expectAccessible(page, 'Who this is, with the GP')
  })
  const before = readdirSync(desk.saveTo)

  await test.step('the letters that are signed and not sent are chosen; Space takes one out and puts it back', async () => {
    await page.keyboard.press('Control+4')
    await expect(page.getByRole('heading', { name: 'Letters', level: 1 })).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByRole('heading', { name: 'Copies in one batch', level: 1 })).toBeFocused()
    await expect(page.getByRole('checkbox')).toHaveCount(await page.getByRole('checkbox', { checked: true }).count())
    await expect(page.getByRole('button', { name: /Make the copies of 4 letters/ })).toBeVisible()
    const letters = page.getByRole('checkbox')
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.press('ArrowDown')
      await expect(letters.nth(n)).toBeFocused()
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Choose a letter first', { exact: true })).toBeVisible()
    await expectAccessible(page, 'Copies, no letter chosen')
    for (let n = 3; n >= 0; n -= 1) {
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowUp')
    }
    await expect(page.getByRole('button', { name: /Make the copies of 4 letters/ })).toBeVisible()
    await expectAccessible(page, 'Copies, which letters')
  })

  await test.step('they are made one after the other; Esc stops it, what is made stays, and M goes on', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /^4 signed letters, \d+ copies$/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Stopped: what is made stays')).toBeVisible()
    await expect(page.locator('.batch-table').getByText('Waiting').first()).toBeVisible()
    await page.keyboard.press('m')
    await expect(page.locator('.batch-table').getByText('Waiting')).toHaveCount(0, { timeout: 60_000 })
    await expectAccessible(page, 'Copies in one batch')
  })
  const count = await copyBoxes(page).count()

  await test.step('a protected address is shown only while V is held, and who looked is noted', async () => {
    const hers = rowOf(page, 'Agnieszka Wiśniewska')
    await hers.getByRole('checkbox').focus()
    const envelope = page.locator('.batch-envelope')
    await expect(envelope).toContainText('Agnieszka Wiśniewska')
    await expect(envelope).toContainText('shown only while V is held')
    await expect(page.locator('.batch-not-yet')).toContainText(/^Page 1 of 2 not looked at to its end: Page Down$/)
    for (let n = 0; n < 20 && !(await page.getByText('Hold V to look at it first').isVisible()); n += 1) {
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(clinic.STANDS_MS)
    }
    await expect(page.locator('.batch-not-yet')).toContainText('Hold V to look at it first')
    await page.keyboard.press('Enter')
    await expect(page.getByText(', 0 checked by you')).toBeVisible()
    await page.keyboard.down('v')
    await expect(envelope).toContainText(PROTECTED)
    await expect(page.locator('.batch-not-yet')).toHaveCount(0)
    await page.keyboard.up('v')
    await expect(envelope).not.toContainText(PROTECTED)
    await expect(rowOf(page, 'Marek Wiśniewski')).toContainText('Agnieszka Wiśniewska’s address')
    await expect(page.locator('.batch-table')).not.toContainText(PROTECTED)
    await expect(page.locator('.batch-table')).toContainText('No copy: no GP is written down')
  })

  await test.step('Enter that is held down marks no copy that was not seen', async () => {
    await rowOf(page, 'Marek Wiśniewski').getByRole('checkbox').focus()
    await expect(page.locator('.batch-not-yet')).toContainText('Page 1 of 2')
    await readAndMark(page, 1)
    await expect(page.locator('.batch-not-yet')).toContainText('Page 1 of')
    for (let n = 0; n < 20; n += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await expect(page.getByText(', 1 checked by you')).toBeVisible()
    await rowOf(page, 'Marek Wiśniewski').getByRole('checkbox').focus()
    await page.keyboard.press('Space')
    await expect(page.getByText(', 0 checked by you')).toBeVisible()
  })

  await test.step('Enter says that it is right and goes to the next; H holds one', async () => {
    await copyBoxes(page).first().focus()
    await expect(page.locator('.batch-side'), 'its words set the kept file again').toContainText('As it was signed. 2 pages')
    await page.keyboard.press('h')
    await expect(page.locator('.batch-table tr', { hasText: 'Held' })).toHaveCount(1)
    await expect(copyBoxes(page).nth(1), 'and goes to the next').toBeFocused()
    await expect(said(page)).toHaveText('Copy 1 is held')
    await expect(page.locator('.batch-head').getByRole('status')).toContainText(', 0 checked by you, 1 held')
    await expect(copyBoxes(page).first()).toHaveAccessibleName(/is right: held$/)
    await copyBoxes(page).first().focus()
    await page.keyboard.press('Enter')
    await expect(said(page)).toHaveText('Copy 1 is held: press H to let it go')
    await expect(page.getByText(', 0 checked by you')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect(said(page)).toHaveText(/^Copy 2: /)
    await copyBoxes(page).first().focus()
    await page.keyboard.press('s')
    await expect(said(page), 'nobody says of a held copy that it was sent').toHaveText('Copy 1 is held: press H to let it go')
    await copyBoxes(page).nth(1).click()
    await expect(copyBoxes(page).nth(1), 'a first press shows the copy and marks nothing').not.toBeChecked()
    await expect(page.locator('.batch-not-yet')).toContainText('Page 1 of 2')
    await page.keyboard.press('Enter')
    await expect(said(page)).toHaveText(/^Copy 2: now at page [12] of 2(, \d+% down)?$/)
    for (let n = 1; n < count - 1; n += 1) await readAndMark(page, n)
    await expectFocusKept(page, 'looking the copies over')
  })

  await test.step('the check sheet has each reader, and no child, number or address', async () => {
    await page.keyboard.press('Control+p')
    await expect(page.getByRole('heading', { name: 'Check sheet', level: 1 })).toBeVisible()
    const sheet = await clinic.savePaper(desk, page, 'check-sheet-2026-10-08.pdf')
    expect(sheet).toContain('Who gets which copy')
    expect(sheet).toContain('C-0112-letter-v1-gp.pdf')
    expect(sheet).toContain('Marek Wiśniewski, father')
    expect(sheet).not.toMatch(PROTECTED)
    expect(sheet).not.toMatch(/Łukasz|Fairweather-Ng|Niamh|999 \d{3} \d{4}/)
    await page.keyboard.press('Escape')
    await expect(page.getByText(`, ${count - 2} checked by you`)).toBeVisible()
  })

  await test.step('what is right is put in the folder, and what is held or not looked over stays out', async () => {
    await page.keyboard.press('Control+s')
    await expect(said(page)).toContainText(`${count - 2} put in the folder, 1 held, 1 not checked.`, { timeout: 60_000 })
    const files = Object.entries(clinic.allSaved(desk)).filter(([name]) => !before.includes(name) && !name.startsWith('check-sheet'))
    expect(files).toHaveLength(count - 2)
    for (const [name, words] of files) {
      expect(name).toMatch(/^C-\d{4}-letter-v1-(?:provider|gp|notes|parent-[12]|young-person)\.pdf$/)
      if (PROTECTED.test(words)) expect(words, name).toContain('Copy for Agnieszka Wiśniewska, mother.')
    }
    const wordsOf = (whose: string) => files.filter(([, words]) => words.includes(`Copy for ${whose}`)).map(([, words]) => words)
    expect(wordsOf('Agnieszka Wiśniewska, mother')).toHaveLength(1)
    expect(wordsOf('Agnieszka Wiśniewska, mother')[0]).toMatch(PROTECTED)
    expect(wordsOf('Marek Wiśniewski, father')).toHaveLength(1)
    expect(wordsOf('your records')).toHaveLength(1)
    expect(wordsOf('your records')[0]).toContain('Dr P. Achebe Made-up Lane Surgery 3 Made-up Lane')
    expect(wordsOf('the hospital notes'), 'the last of the batch is not looked over').toHaveLength(3)
    expect(wordsOf('Niamh Ní Dhomhnaill')).toHaveLength(1)
  })

  await test.step('a second time nothing is written over, and it says that the files are there already', async () => {
    await page.keyboard.press('Control+s')
    await expect(said(page)).toContainText(`0 put in the folder, ${count - 2} were there already, 1 held, 1 not checked. Nothing was sent`, { timeout: 60_000 })
    await expect(page.locator('.batch-table tr', { hasText: 'In the folder' })).toHaveCount(count - 2)
  })

  await test.step('at 200% the copy comes into sight with its row, and nobody says of pages below the screen that they are right', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
    await expect(page.locator('.batch-envelope'), 'zoomed to while it is in hand').toBeInViewport()
    await copyBoxes(page).nth(count - 2).focus()
    await page.keyboard.press('ArrowDown')
    await expect(copyBoxes(page).last()).toBeFocused()
    await expect(page.locator('.batch-envelope')).toBeInViewport()
    await expect(page.locator('.batch-not-yet')).toContainText('looked at to its end: Page Down')
    await expect(page.locator('.batch-not-yet')).toBeInViewport()
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    await expect(page.getByText(`, ${count - 2} checked by you`)).toHaveCount(1)
    await expect(page.locator('.batch-not-yet')).toContainText(/Page \d of \d (has not been|not) looked at/)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))
  })

  await test.step('from a copy to where it is said that it went, and back to the batch as it was', async () => {
    await copyBoxes(page).nth(1).focus()
    await expect(page.locator('.batch-more')).toContainText('Put it in the post yourself. Nothing is recorded of a GP’s copy.')
    await page.keyboard.press('s')
    await expect(page.locator('.batch-table')).toBeVisible()
    await copyBoxes(page).first().focus()
    await page.keyboard.press('h')
    await page.keyboard.press('s')
    await expect(page.getByRole('tab', { name: 'Sending' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('button', { name: /^Back to the copies/ })).toBeVisible()
    await expect(page.getByRole('form', { name: 'Mark it as sent' }), 'the form is open').toBeVisible()
    await expect(page.getByRole('textbox', { name: 'To whom' })).not.toHaveValue('')
    await page.getByRole('radio', { name: 'By hand' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(copyBoxes(page).first(), 'back at the copy it was said of').toBeFocused({ timeout: 30_000 })
    await expect(copyBoxes(page).first().locator('xpath=ancestor::tr')).toContainText('Sent 8 October 2026, by hand')
    await expect(page.getByText(`, ${count - 2} checked by you`)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('from somebody’s copy to their form, back with one Esc, and what was said of it stands in the row', async () => {
    await rowOf(page, 'Marek Wiśniewski').getByRole('checkbox').focus()
    await page.keyboard.press('g')
    await expect(page.getByRole('radio', { name: 'Marek Wiśniewski, father' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'Marek Wiśniewski, father' }), 'Space takes whom the keyboard is on').toBeFocused()
    await page.keyboard.press('Escape')
    await expect(rowOf(page, 'Marek Wiśniewski').getByRole('checkbox')).toBeFocused()
    await page.keyboard.press('g')
    await page.getByRole('radio', { name: 'By post' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(rowOf(page, 'Marek Wiśniewski')).toContainText('Given 8 October 2026, by post')
    await expect(rowOf(page, 'Marek Wiśniewski').getByRole('checkbox')).toBeFocused()
    await expect(page.locator('.batch-envelope')).toContainText('Marek Wiśniewski')
  })

  await test.step('who left the batch goes on with it as it was, or begins a new one', async () => {
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+4')
    await expect(page.getByRole('button', { name: `Go on with the batch (${count - 2} checked)` })).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByText(`, ${count - 2} checked by you`)).toBeVisible({ timeout: 30_000 })
    await expect(rowOf(page, 'Marek Wiśniewski')).toContainText('In the folder')
    await expect(page.locator('.batch-table').getByText('Waiting')).toHaveCount(0, { timeout: 60_000 })
    await expect(rowOf(page, 'Marek Wiśniewski').getByRole('checkbox')).toBeChecked()
    await expect(page.locator('.batch-side').getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
    await expect(page.locator('.batch-not-yet'), 'what was looked at is not asked for again').toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'Copies in one batch', level: 1 })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /^Copies in one batch/ })).toBeVisible()
  })
})

test('at 200% a fresh batch is looked over by Enter alone', async ({ desk }) => {
  test.setTimeout(120_000)
  const { app, page } = await desk.open()
  await explore(page)
  await clinic.signLukasz(page)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await page.keyboard.press('Control+4')
  await page.keyboard.press('b')
  await page.keyboard.press('Control+Enter')
  await expect(copyBoxes(page).first()).toBeVisible()
  await expect(page.locator('.batch-table').getByText('Waiting')).toHaveCount(0, { timeout: 60_000 })
  await page.keyboard.press('Control+s')
  await expect(said(page)).toContainText('None is looked over yet')
  await expect(said(page), 'what came of it is in sight with the list').toBeInViewport({ ratio: 0.9 })
  await copyBoxes(page).first().focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await expect(page.locator('.batch-said')).toContainText('None is looked over yet')
  await expect(page.locator('.batch-said'), 'and with the copy').toBeInViewport({ ratio: 0.9 })
  await readAndMark(page, 1)
  await expect(copyBoxes(page).first()).toBeChecked()
  await expect(copyBoxes(page).nth(1)).toBeFocused()
})

/** Enter, Enter, Enter: on through what is not seen yet of the copy in hand, then it is right. */
async function readAndMark(page: Page, checked: number): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByText(`, ${checked} checked by you`)).toBeVisible({ timeout: clinic.RESTS_MS })
  }).toPass({ intervals: [0], timeout: 30_000 })
}

/** Four children’s letters, signed as the meeting agreed them: one has a protected address, one is a young person’s. */
async function signFour(page: Page): Promise<void> {
  await clinic.openMeeting(page)
  await clinic.takeAttendance(page)
  await clinic.goToCase(page, 2, /Maisie’s recurrent/)
  await clinic.decide(page, 1, 'We ask the Craniopharyngioma MDT to visit Maisie and say which way keeps most of her sight.')
  await clinic.goToCase(page, 3, /Is a third kidney transplant/)
  await clinic.decide(page, 1, 'We ask the Young People’s Kidney Team to see Niamh, alone first.')
  await clinic.goToCase(page, 6, /Zoë’s encephalopathy/)
  await clinic.decide(page, 1, 'We ask the Paediatric Neurology MDT to see Zoë and say whether her treatment should change.')
  await clinic.leaveMeeting(page)
  for (const [typed, name] of [['dhomhnaill', 'Niamh Ní Dhomhnaill'], ['fairweather', 'Maisie Fairweather-Ng'], ['obrien nunez', 'Zoë O’Brien-Núñez'], ['wisniewski', 'Łukasz Wiśniewski']] as const) {
    await clinic.findCase(page, typed, name)
    await clinic.openLetter(page)
    await sign(page)
  }
}

async function sign(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await clinic.readAndSign(page)
}

/** What came of the last act. */
function said(page: Page) {
  return page.locator('.letter-said')
}

function copyBoxes(page: Page) {
  return page.locator('.batch-right')
}

function rowOf(page: Page, name: string) {
  return page.locator('.batch-table tr', { hasText: `${name}, ` }).first()
}
