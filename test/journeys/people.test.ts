import { expect, type Page } from '@playwright/test'
import { expectAccessible, expectFocusKept, explore, test } from '../builders/open-app.ts'

const HIDDEN = 'Flat 3, Made-up Court'

test('each person of a case by keyboard; a protected address only while V is held, and noted', async ({ desk }) => {
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await openPeople(page, 'Wiśniewski')
  await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Address protected')
  await expect(page.getByText('18 Nowhere Lane')).toBeVisible()
  await expect(page.getByText(HIDDEN)).toHaveCount(0)
  await expectAccessible(page, 'People')

  await test.step('V shows it while it is held, and the viewing is in the record before', async () => {
    const before = (await laptop.saving()).acts.saved
    await page.keyboard.down('v')
    await expect(page.getByText(HIDDEN)).toBeVisible()
    expect((await laptop.saving()).acts.saved).toBe(before + 1)
    await page.keyboard.up('v')
    await expect(page.getByText(HIDDEN)).toHaveCount(0)
    const hold = page.getByRole('button', { name: /Hold to see/ })
    await hold.focus()
    await page.keyboard.down(' ')
    await expect(page.getByText(HIDDEN)).toBeVisible()
    await page.keyboard.up(' ')
    await expect(page.getByText(HIDDEN)).toHaveCount(0)
    await page.getByRole('tab', { name: 'What has happened' }).click()
    await expect(page.locator('.story').getByText('A protected address was looked at.')).toHaveCount(2)
    await expect(page.locator('.story')).not.toContainText('Made-up Court')
    await page.getByRole('tab', { name: 'People' }).click()
  })

  await test.step('a person half written is a draft, and is gone on with', async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { name: 'Add a person' })).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Write their name.')).toBeVisible()
    await page.locator('#person-new-name').fill('Halina Nowak')
    await page.locator('#person-new-relation').fill('grandmother')
    await page.getByRole('radio', { name: 'Does not have it' }).check()
    await page.getByRole('checkbox', { name: 'Large print' }).check()
    await expectAccessible(page, 'People, a person')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Go on with the person begun' }).click()
    await expect(page.locator('#person-new-name')).toHaveValue('Halina Nowak')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /^Halina Nowak, grandmother/ })).toBeVisible()
    await expectFocusKept(page, 'A person saved')
  })

  await test.step('what she needs is offered, given with one key, and not offered again', async () => {
    const offered = page.getByRole('region', { name: 'Actions offered' })
    await expect(offered).toContainText('Clear up who has parental responsibility: Halina Nowak, grandmother')
    await page.keyboard.press('t')
    await expect(offered).not.toContainText('Clear up')
    await expect(page.locator('.case-aside')).toContainText('Clear up who has parental responsibility: Halina Nowak, grandmother')
    await expect(offered).toContainText('Ask Pals for papers in large print')
  })

  await test.step('a protected address is written anew, never shown in a box', async () => {
    await entry(page, 'Agnieszka').getByRole('button', { name: 'Address', exact: true }).click()
    await expect(page.locator('#address-mother-lines')).toHaveValue('')
    await expectAccessible(page, 'People, an address')
    await page.keyboard.press('Escape')
    await expect(entry(page, 'Agnieszka').getByRole('heading')).toBeFocused()
    await entry(page, 'Halina').getByRole('button', { name: 'Agreed to sending records' }).press('Enter')
    await expect(entry(page, 'Halina').getByRole('button', { name: 'Agreed to sending records' })).toHaveCount(0)
    await expect(entry(page, 'Halina').getByRole('heading')).toBeFocused()
  })

  await test.step('the family sheet is set as a page', async () => {
    await page.keyboard.press('f')
    await expect(page.getByRole('heading', { name: 'Family sheet' })).toBeFocused()
    await expect(page.locator('.paper-head')).toContainText(/\d pages?/, { timeout: 20_000 })
    await page.keyboard.press('Escape')
  })
})

test('a young person decides who reads the report; a request ends in two steps, and its letter stops', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openPeople(page, 'Dhomhnaill')
  await expect(entry(page, 'Niamh')).toContainText('She knows what a report may say about her')
  await expect(entry(page, 'Sorcha')).toContainText('May read the report: “She can read it. After me.”')
  await entry(page, 'Cathal').getByRole('button', { name: 'What they may read' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Say what the young person wants')).toBeVisible()
  await page.getByRole('radio', { name: 'Is not to read the report' }).check()
  await page.keyboard.press('Control+Enter')
  await expect(entry(page, 'Cathal')).toContainText('Is not to read the report')
  await expectAccessible(page, 'People, a young person')

  await page.getByRole('button', { name: 'Withdrawn, or the child has died' }).click()
  await expect(page.getByRole('heading', { name: 'End the request' })).toBeFocused()
  await page.getByRole('radio', { name: 'The request was withdrawn' }).check()
  await page.locator('#ending-on').fill('8 10 2026')
  await page.getByRole('button', { name: 'Not yet', exact: true }).click()
  await page.getByRole('button', { name: 'Withdrawn, or the child has died' }).click()
  await expect(page.locator('#ending-on')).toHaveValue('8 10 2026')
  await expect(page.getByRole('radio', { name: 'The request was withdrawn' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Say who withdrew the request.')).toBeVisible()
  await expect(page.locator('#ending-by')).toBeFocused()
  await page.keyboard.type('Niamh herself')
  await expectAccessible(page, 'Ending a request')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Letters, chasers and packs of this request stop at once')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Withdrawn by Niamh herself, 8 October 2026. Letters, chasers and packs have stopped.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Who this is about' })).toContainText('Withdrawn')
})

test('an action done, and not done after all, leaves the keyboard on a row', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.getByRole('button', { name: /^Owed/ }).click()
  await page.getByRole('button', { name: /^Actions/ }).click()
  const rows = page.locator('.board-row')
  const before = await rows.count()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  await expect(rows).toHaveCount(before - 1)
  await expect(page.locator('.board-row-on')).toBeFocused()
  await expect(page.getByText('Done:')).toBeVisible()
  await page.keyboard.press('u')
  await expect(rows).toHaveCount(before)
  await expectFocusKept(page, 'Not done after all')
})

test('one child entered twice is joined by a person, and parted again', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await openCase(page, 'Fairweather')
  await page.getByRole('tab', { name: 'Who this is' }).click()
  await page.getByRole('button', { name: 'This child is here twice' }).click()
  await page.locator('#same-find').fill('wisniewski')
  await page.getByRole('radio', { name: /Łukasz/ }).check()
  await page.getByRole('button', { name: 'They are one child' }).click()
  await expect(page.getByText('Write how you know that both entries are one child.')).toBeVisible()
  await page.locator('#same-why').fill('The same hospital band')
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('button', { name: 'This child is here twice' }).click()
  await expect(page.locator('#same-why')).toHaveValue('The same hospital band')
  await expectAccessible(page, 'One child entered twice')
  await page.getByRole('button', { name: 'They are one child' }).click()
  const band = page.getByRole('region', { name: 'Who this is about' })
  await expect(band).toContainText('Also entered as hospital number 4066 0173')
  await expect(band).toContainText('Address protected')
  await expect(page.locator('.case-aside')).toContainText('Who the child is has not been settled.')
  await page.getByRole('button', { name: 'They are two children: part them' }).click()
  await expect(band).not.toContainText('Also entered')
  await expect(page.locator('.case-aside')).not.toContainText('Who the child is has not been settled.')
})

function entry(page: Page, name: string) {
  return page.locator('.people-entry', { has: page.getByRole('heading', { name: new RegExp(`^${name}`) }) })
}

async function openCase(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Cases/ }).click()
  await page.locator('.work-row', { hasText: name }).click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tablist', { name: 'Parts of the case' })).toBeVisible()
}

async function openPeople(page: Page, name: string): Promise<void> {
  await openCase(page, name)
  await page.getByRole('tab', { name: 'People' }).click()
}
