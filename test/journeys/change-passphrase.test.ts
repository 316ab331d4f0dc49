import { expect, type Page } from '@playwright/test'
import { expectAccessible, expectFocusKept, explore, setUp, test } from '../builders/open-app.ts'

const OLD = 'seven quick brown wrens'
const NEXT = 'a window left ajar'

test('[K27] the passphrase is changed in Settings, by keyboard; from then on the new one alone opens the records', async ({ desk }) => {
  const server = await desk.startServer()
  const { page } = await desk.open()
  await setUp(page, { server: server.url, token: 'demo-secretary', passphrase: OLD })
  await expect(page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
  await openSettings(page)
  await expect(page.getByText('Locked copies keep the passphrase they were made with, also after you change it.')).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByLabel('Passphrase you have')).toBeFocused()
  await expectAccessible(page, 'Settings, another passphrase')

  await test.step('what is wrong is said, and nothing is changed', async () => {
    await typeAll(page, ['', 'too short', 'too shorx'])
    for (const words of ['Enter the passphrase you have', 'Passphrase must be at least 14 characters', 'The two passphrases are not the same']) {
      await expect(page.getByRole('alert').getByRole('link', { name: words })).toBeVisible()
    }
    await expectAccessible(page, 'Settings, another passphrase that is wrong')
    await typeAll(page, ['seven quick brown wasps', NEXT, NEXT])
    await expect(page.getByRole('alert').getByText('That passphrase does not open these records. 4 more tries before you have to wait.')).toBeVisible({ timeout: 20_000 })
  })

  await test.step('it is changed', async () => {
    await typeAll(page, [OLD, NEXT, NEXT])
    await expect(page.getByText('Your passphrase is changed. From now on only the new one opens your records on this computer.')).toBeVisible({ timeout: 20_000 })
    await expectFocusKept(page, 'the passphrase was changed')
    await page.keyboard.press('p')
    await expect(page.getByLabel('Passphrase you have')).toHaveValue('')
    await page.keyboard.press('Escape')
    await expect(page.getByLabel('Passphrase you have')).toHaveCount(0)
    await expectFocusKept(page, 'the form was left')
  })

  await page.keyboard.press('Control+l')
  // Settings has a section of that name, which stands until it is locked.
  const box = page.locator('#passphrase')
  await box.fill(OLD)
  await page.keyboard.press('Enter')
  await expect(page.getByText('That passphrase does not open these records.').first()).toBeVisible({ timeout: 20_000 })
  await box.fill(NEXT)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Priya Raman, secretary')).toBeVisible({ timeout: 20_000 })
})

test('the made-up clinic has no passphrase to change, and says so', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openSettings(page)
  await expect(page.getByText('The made-up clinic has no passphrase.')).toBeVisible()
})

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
}

/** Fills the three boxes one after the other, without a pointer, and sends them. */
async function typeAll(page: Page, [old, next, again]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel('Passphrase you have').focus()
  for (const [place, words] of [old, next, again].entries()) {
    if (place > 0) await page.keyboard.press('Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.keyboard.type(words)
  }
  await page.keyboard.press('Enter')
}
