import { join } from 'node:path'
import { expect } from '@playwright/test'
import { corner, explore, test } from '../builders/open-app.ts'
import { canMakeSmallDisk, makeSmallDisk } from '../builders/small-disk.ts'

/** More than the last blocks of the journal and the drafts still have room for. */
const WORDS = 'We ask the Long-term Ventilation and Airway Team to see Rhys awake. '.repeat(200).trim()

test('a full disk: the corner says NOT saved, the words stay, and they are saved with those typed since once there is room', async ({ desk }) => {
  test.skip(!canMakeSmallDisk(), 'Only root may mount a disk small enough to fill')
  const disk = makeSmallDisk(join(desk.profile, 'vaults'))
  try {
    const laptop = await desk.open()
    const { page } = laptop
    await explore(page)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
    await page.keyboard.press('o')
    const box = page.getByLabel('The agreed sentence')
    await expect(box).toBeFocused()
    disk.fill()
    await box.fill(WORDS)
    await page.keyboard.press('Control+Enter')
    await expect(corner(page)).toContainText(/NOT saved since .*disk full/)
    await expect(box).toHaveValue(WORDS)
    await expect(page.getByRole('alert').filter({ hasText: 'NOT saved' }).first()).toBeVisible()
    expect((await laptop.saving()).acts.saved).toBe(1)

    const since = ' And asleep.'
    await box.press('Control+End')
    await page.keyboard.type(since)
    disk.makeRoom()
    await page.keyboard.press('F8')
    await expect(corner(page)).not.toContainText('NOT saved')
    await expect(page.getByRole('heading', { name: 'Who dissents, and why?' })).toBeVisible()
    await expect(page.locator('.agreed-sentence')).toHaveText(WORDS + since)
    expect((await laptop.saving()).acts.saved).toBe(2)
  } finally {
    disk.remove()
  }
})
