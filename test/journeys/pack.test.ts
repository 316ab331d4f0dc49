import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication } from '@playwright/test'
import { lockPorts } from '#electron/press/lock-ports.ts'
import { lockPdf } from '#pdf/lock/lock-pdf.ts'
import { signLukasz } from '../builders/in-the-clinic.ts'
import { expectAccessible, expectFocusKept, explore, test } from '../builders/open-app.ts'
import { answering, pidOf } from '../builders/running-app.ts'
import { hasInspectors, inspect } from '../pdf/inspectors.ts'
import { aPdf } from '../pdf/pack/a-pack.ts'
import { aPng } from '../pdf/pack/a-png.ts'

test('a letter and its enclosures become one locked file by keyboard; what cannot be added is named, and left out by consent alone', async ({ desk }) => {
  test.skip(!hasInspectors, 'qpdf and MuPDF look into the pack')
  const { app, page } = await desk.open()
  mkdirSync(desk.saveTo)
  await explore(page)
  await signLukasz(page)
  const from = join(desk.folder, 'enclosures')
  await makeFiles(from)

  await test.step('files are chosen, each with what it is or why it cannot be added', async () => {
    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: 'Pack: the letter with its enclosures' })).toBeFocused()
    await choosing(app, ['Clinic_letter.pdf', 'photograph.png', 'plan.pdf', 'old report.pdf'].map((name) => join(from, name)))
    await page.keyboard.press('a')
    await expect(page.locator('.pack-files li')).toHaveCount(4)
    await expect(page.getByText('4 files added to the list. 2 of them cannot be in the pack.')).toBeVisible()
    await expect(page.locator('.pack-files li')).toContainText(['PDF, 2 pages.', 'Picture (PNG), 1 page.', 'This is a Word document.', 'This file has a password of its own.'])
    await expectAccessible(page, 'The pack')
  })

  await test.step('they are put in order, and named, from the keyboard', async () => {
    const titles = page.locator('.pack-files input.box')
    await titles.nth(1).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(titles.first()).toHaveValue('photograph')
    await expect(titles.first()).toBeFocused()
    await titles.first().fill('Photograph of the skin')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(titles.nth(1)).toHaveValue('Photograph of the skin')
    await expect(titles.nth(1)).toBeFocused()
    await expect(titles.first()).toHaveValue('Clinic letter')
    await expect(page.getByRole('status').filter({ hasText: 'Photograph of the skin is enclosure 2 of 4 now.' })).toBeVisible()
  })

  await test.step('the same file twice is said; taken off again, the keyboard stays in the list', async () => {
    await choosing(app, [join(from, 'IMG_20261103_0912.png')])
    await page.keyboard.press('Alt+a')
    const last = page.locator('.pack-files li').nth(4)
    await expect(last).toContainText('IMG_20261103_0912.png. Picture (PNG), 1 page.')
    await expect(last).toContainText('This is the same file as enclosure 2.')
    await expect(last.locator('input.box'), 'a camera names nothing').toHaveValue('')
    await last.locator('input.box').focus()
    await page.keyboard.press('Alt+x')
    await expect(page.getByText('Taken off the list: IMG_20261103_0912.png. 4 files left on it.')).toBeVisible()
    await expect(page.locator('.pack-files input.box').nth(3)).toBeFocused()
  })

  await test.step('a list that is not saved is there again after a look at another screen', async () => {
    await page.keyboard.press('Control+1')
    await expect(page.locator('.pack')).toHaveCount(0)
    await page.getByRole('button', { name: /^Letters/ }).click()
    await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
    await page.getByRole('button', { name: /^Go on with the pack, 4 files/ }).press('Enter')
    await expect(page.locator('.pack-files li')).toHaveCount(4)
    await expect(page.locator('.pack-files input.box').nth(1)).toHaveValue('Photograph of the skin')
  })

  await test.step('nothing is saved until somebody says that it goes without those two', async () => {
    const save = page.getByRole('button', { name: 'Save the pack', exact: true })
    await expect(save).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Enclosure 3, plan.pdf, cannot be added. Go without it, or take it off.')).toBeVisible()
    for (const box of await page.getByRole('checkbox', { name: /^Go without/ }).all()) {
      await box.focus()
      await page.keyboard.press('Space')
    }
    await expect(save).toHaveAttribute('aria-disabled', 'false')
  })

  await test.step('a title that names another child is said beside it, and asked of once more before anything is saved', async () => {
    const title = page.locator('.pack-files input.box').first()
    await title.fill('Letter of Maisie Fairweather-Ng')
    await expect(page.locator('.pack-files li').first()).toContainText('This names another child: Maisie Fairweather-Ng.')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Enclosure 1 names another child: Maisie Fairweather-Ng. Press Ctrl S again to save the pack as it is.')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await expect(page.getByText('Press Ctrl S again to save the pack as it is.'), 'asked anew by whoever comes back').toHaveCount(0)
    await title.fill('Clinic letter')
    await expect(page.getByText('names another child')).toHaveCount(0)
    expect(readdirSync(desk.saveTo)).toEqual([])
  })

  const words = await test.step('saved locked, six words stand on the screen, once', async () => {
    await page.keyboard.press('Alt+l')
    await expect(page.getByRole('heading', { name: /^Six words open C-[\w-]+-pack-v1-locked\.pdf$/ })).toBeFocused({ timeout: 20_000 })
    await expect(page.getByText('It goes without 2 enclosures, and its list says so. It has not been sent.')).toBeVisible()
    await expect(page.getByText('Tell the provider these words by telephone, not in the same message. They are shown once and kept nowhere.')).toBeVisible()
    await expectAccessible(page, 'The six words')
    const shown = (await page.locator('.pack-six').innerText()).trim()
    expect(shown.split(' ')).toHaveLength(6)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Have you told the provider the six words, or written them down?')).toBeVisible()
    await expect(page.getByText(shown)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(shown)).toHaveCount(0)
    await expectFocusKept(page, 'The words are hidden')
    return shown
  })

  const name = readdirSync(desk.saveTo)[0] ?? ''
  const bytes = readFileSync(join(desk.saveTo, name))
  await test.step('the file opens with the six words alone, and every page of it is there', () => {
    expect(readdirSync(desk.saveTo)).toHaveLength(1)
    expect(name).toMatch(/^C-[\w-]+-pack-v1-locked\.pdf$/)
    expect(bytes.toString('latin1')).not.toMatch(/Wi.niewsk|Photograph|Clinic/)
    expect(inspect(bytes, 'qpdf', ['--check', 'paper.pdf']).status).not.toBe(0)
    expect(inspect(bytes, 'qpdf', [`--password=${words}`, '--check', 'paper.pdf'])).toMatchObject({ status: 0, stderr: '' })
    const pages = inspect(bytes, 'mutool', ['draw', '-p', words, '-F', 'txt', 'paper.pdf']).stdout.split('\f').map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
    expect(pages.slice(-3).map((text) => /Enclosure \d, page \d of \d/.exec(text)?.[0])).toEqual(['Enclosure 1, page 1 of 2', 'Enclosure 1, page 2 of 2', 'Enclosure 2, page 1 of 1'])
    expect(pages.at(-4)).toMatch(/1\. Clinic letter .*2\. Photograph of the skin .*3\. plan not in this pack .*4\. old report not in this pack/)
  })

  await test.step('nothing of an enclosure, of the pack or of its words is anywhere else', () => {
    const whoHolds = (trace: Uint8Array) => filesBelow(desk.folder).filter((path) => holds(path, trace))
    const enclosed = join(from, 'Clinic_letter.pdf')
    expect(whoHolds(readFileSync(enclosed).subarray(300, 400))).toEqual([enclosed])
    expect(whoHolds(bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 100))).toEqual([join(desk.saveTo, name)])
    expect(whoHolds(Buffer.from(words))).toEqual([])
  })

  await test.step('whoever leaves while a pack is being saved finds its words on the next screen, until they hide them', async () => {
    await page.keyboard.press('Alt+l')
    await page.keyboard.press('Control+1')
    await expect(page.getByText(/^Six words open C-[\w-]+-pack-v1.*\.pdf\.$/)).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('locked with a password')).toBeVisible()
    const shown = (await page.locator('.pack-six').innerText()).trim()
    expect(shown.split(' ')).toHaveLength(6)
    await expectAccessible(page, 'The words of a pack that was left')
    await page.keyboard.press('Control+3')
    await expect(page.getByText(shown)).toBeVisible()
    await page.getByRole('button', { name: 'Hide the six words for good' }).press('Enter')
    await expect(page.getByText('Have you told the provider the six words, or written them down?')).toBeVisible()
    await expect(page.getByText(shown)).toBeVisible()
    await page.getByRole('button', { name: 'Yes, hide the six words for good' }).press('Enter')
    await expect(page.getByText(shown)).toHaveCount(0)
    await page.getByRole('button', { name: /^Letters/ }).click()
    await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
    await expect(page.getByText('Signed by Dr Abena Osei')).toBeVisible()
    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: 'Pack: the letter with its enclosures' })).toBeFocused()
  })

  await test.step('asked for a locked ZIP, one is saved, and the screen says what opens it', async () => {
    await page.keyboard.press('Alt+z')
    await expect(page.getByRole('heading', { name: /^Six words open C-[\w-]+-pack-v1\.zip$/ })).toBeFocused({ timeout: 20_000 })
    await expect(page.getByText('This ZIP opens with 7-Zip or a program like it')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    expect(readdirSync(desk.saveTo)).toContainEqual(expect.stringMatching(/^C-[\w-]+-pack-v1\.zip$/))
  })

  await test.step('closing asks first while six words stand on the screen, and goes on when there are none', async () => {
    await page.keyboard.press('Alt+l')
    await expect(page.getByRole('heading', { name: /^Six words open / })).toBeVisible({ timeout: 20_000 })
    await app.evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = () => Promise.reject(new Error('No dialog can be shown'))
      BrowserWindow.getAllWindows()[0]?.close()
    })
    await page.waitForTimeout(1000)
    await answering(app, 0)
    await app.evaluate(({ app: running }) => running.quit())
    await expect.poll(() => app.evaluate(() => (globalThis as { asked?: string }).asked)).toMatch(/^Only they open C-[\w-]+-pack-v1.*\.pdf, and they are kept nowhere\./)
    await expect(page.getByRole('heading', { name: /^Six words open / })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    // What was not closed after all goes on whole: a press that ends is started again.
    const before = await pidOf(app, 'Consilium press')
    await app.evaluate((_, pid) => process.kill(pid, 'SIGKILL'), before)
    await expect.poll(() => pidOf(app, 'Consilium press'), { timeout: 20_000 }).not.toBe(before)
    await expect.poll(() => pidOf(app, 'Consilium press'), { timeout: 20_000 }).toBeGreaterThan(0)
  })

  await test.step('locked before they were put away, the words are gone, and whoever unlocks is told of which file', async () => {
    await page.keyboard.press('Alt+l')
    await expect(page.getByRole('heading', { name: /^Six words open / })).toBeVisible({ timeout: 20_000 })
    const shown = (await page.locator('.pack-six').innerText()).trim()
    await page.keyboard.press('Control+l')
    await expect(page.getByText(shown)).toHaveCount(0)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(page.getByText(/^Nobody can open C-[\w-]+-pack-v1.*\.pdf\.$/)).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText(shown)).toHaveCount(0)
    await page.getByRole('button', { name: 'Put this away' }).press('Enter')
    await page.getByRole('button', { name: /^Letters/ }).click()
    await page.locator('.work-row', { hasText: 'Wiśniewski' }).click()
    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: 'Pack: the letter with its enclosures' })).toBeFocused()
  })

  const saved = readdirSync(desk.saveTo).length
  await test.step('once the request is withdrawn no pack is made, in the words that stop its letter', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('button', { name: 'Withdrawn, or the child has died' }).click()
    await page.getByRole('radio', { name: 'The request was withdrawn' }).check()
    await page.locator('#ending-by').fill('His mother')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Letters, chasers and packs of this request stop at once')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Withdrawn')
    await page.keyboard.press('e')
    await expect(page.getByText('Signed by Dr Abena Osei')).toBeVisible()
    await page.keyboard.press('e')
    await expect(page.getByText('The request was withdrawn. Letters, chasers and packs have stopped.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save the pack', exact: true })).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Control+s')
    expect(readdirSync(desk.saveTo)).toHaveLength(saved)
  })
})

/** A letter of two pages, a photograph, a Word document under another name, and a report with a password of its own. */
async function makeFiles(folder: string): Promise<void> {
  mkdirSync(folder)
  const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes)
  const locked = await lockPdf(await (await aPdf()).save(), { password: 'kestrel', ports: lockPorts })
  put('Clinic_letter.pdf', await (await aPdf({ pages: 2, words: 'Clinic' })).save())
  const picture = aPng({ width: 60, height: 40, depth: 8, type: 2, pixel: (x, y) => [x * 4, y * 6, 128] })
  put('photograph.png', picture)
  put('IMG_20261103_0912.png', picture)
  put('plan.pdf', 'PK\u0003\u0004 [Content_Types].xml')
  put('old report.pdf', locked.ok ? locked.value : '')
}

/** Answers the system’s own dialog, which no test can reach: the files are as good as chosen. */
async function choosing(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
  }, paths)
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
  } catch {
    return []
  }
}

/** A file of the running app may be gone by the time it is looked at. */
function holds(path: string, trace: Uint8Array): boolean {
  try {
    return readFileSync(path).includes(Buffer.from(trace))
  } catch {
    return false
  }
}
