import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

function group(page: Page, words: string) {
  return page.getByRole('group', { name: 'Which cases' }).getByRole('button', { name: new RegExp(`^${words} \\d+$`) })
}

async function countOf(page: Page, words: string): Promise<number> {
  return Number(/\d+$/.exec((await group(page, words).textContent()) ?? '')?.[0])
}

test('the list of cases: cut by keyboard, found accent-blind, and as it was left after a case', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeFocused()
  await expectAccessible(page, 'Cases')
  const rows = page.locator('.work-row')
  await expect(rows).toHaveCount(await countOf(page, 'All open'))
  expect((await rows.allTextContents()).join(' '), 'what is missing is not known to this list').not.toContain('Nothing missing')

  await test.step('each group by its figure, with as many rows as it says', async () => {
    for (const [key, words] of ['All open', 'Yours', 'To be discussed at a meeting', 'Letter to sign or send', 'Report awaited', 'Report to file, offer or discuss', 'Something else comes next', 'Ended'].entries()) {
      await page.keyboard.press(String(key + 1))
      await expect(group(page, words)).toHaveAttribute('aria-pressed', 'true')
      await expect(rows).toHaveCount(await countOf(page, words))
      if ((await countOf(page, words)) === 0) await expect(page.locator('.work-list')).toContainText(/No /)
    }
    await expectAccessible(page, 'Cases, ended')
  })

  await test.step('found whatever the accents, also while writing', async () => {
    await page.keyboard.press('3')
    await page.keyboard.press('f')
    await expect(page.getByRole('searchbox', { name: 'Find by name, number or reference' })).toBeFocused()
    await page.keyboard.type('obrien nunez')
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('Zoë')
    await expect(page.getByText('1 case found')).toBeVisible()
    await page.keyboard.press('Alt+8')
    await expect(page.getByText('No case in this group matches. There are some under All open.')).toBeVisible()
    await page.keyboard.press('Alt+3')
    await expect(rows).toHaveCount(1)
    await expectAccessible(page, 'Cases, found')
  })

  await test.step('opened from the box, and back where it was left', async () => {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Zoë')
    await page.keyboard.press('Escape')
    await expect(group(page, 'To be discussed at a meeting')).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('#find-in-cases')).toHaveValue('obrien nunez')
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toBeFocused()
  })

  await test.step('by the number, with spaces or without', async () => {
    const number = /\d{3}\s\d{3}\s\d{4}/.exec((await rows.first().textContent()) ?? '')?.[0] ?? ''
    for (const typed of [number, number.replace(/\s/g, '')]) {
      await page.keyboard.press('Alt+f')
      await page.keyboard.type(typed)
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText('Zoë')
    }
  })

  await test.step('out of the box with the words kept, and down the rows', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rows.first()).toBeFocused()
  })

  await test.step('after another list, without the words', async () => {
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Control+3')
    await expect(page.locator('#find-in-cases')).toHaveValue('')
    await expect(rows).toHaveCount(await countOf(page, 'To be discussed at a meeting'))
  })
})
