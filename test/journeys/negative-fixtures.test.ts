import { mkdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { explore, test } from '../builders/open-app.ts'
import { hasPoppler } from '../pdf/poppler.ts'

/** What goes wrong in the field, tried at the window: nothing of it gets through, and nothing typed is lost. */

test.skip(!hasPoppler, 'Poppler is not installed')

/** Half past midnight on the day the clocks go back, while it is still the day before in UTC. */
const CLOCKS_GO_BACK = '2026-10-24T23:30:00.000Z'
const BEFORE_CHRISTMAS = '2026-12-23T10:00:00.000Z'
/** 4,000 characters, no two words of them alike. */
const LONG = Array.from({ length: 400 }, (_, index) => `word-${String(index).padStart(4, '0')}`).join(' ').padEnd(4000, '?')

test('wrong numbers, wrong days, our own provider, a death, an 18th birthday, and the calendar’s traps', async ({ desk }) => {
  test.setTimeout(300_000)
  mkdirSync(desk.saveTo)
  const { page, ...laptop } = await desk.open()
  await explore(page)

  await test.step('numbers that are none, and a child not born yet, make no case', async () => {
    await openForm(page)
    for (const [box, words] of [['family', 'Castellanos'], ['given', 'Inés'], ['born', '3 2 2019'], ['hospitalNumber', '4101 2200'], ['question', LONG]] as const) await page.locator(`#new-${box}`).fill(words)
    await page.getByRole('radio', { name: 'The treating team' }).check()
    for (const [typed, said] of [
      ['999 123 4567', 'That is not an NHS number: its last digit does not fit the others'],
      ['111 111 1111', 'Enter a real NHS number: 10 times the same digit is not one'],
      ['QQ123456C', 'This looks like a National Insurance number'],
    ] as const) {
      await page.locator('#new-nhsNumber').fill(typed)
      await page.keyboard.press('Control+Enter')
      await expect(page.locator('.error-summary')).toContainText(said)
      await expect(page.locator('#new-nhsNumber'), 'what was typed stays').toHaveValue(typed)
    }
    await page.locator('#new-nhsNumber').fill('999 186 2528')
    await page.locator('#new-born').fill('9 10 2026')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.error-summary')).toContainText('Date of birth must be today or in the past')
  })

  await test.step('a question of 4,000 characters is kept whole, and set on pages whole', async () => {
    await page.locator('#new-born').fill('3 2 2019')
    await page.keyboard.press('Control+Enter')
    await expect(clinic.band(page)).toContainText('Inés Castellanos')
    await expect(await clinic.openPart(page, 'Request')).toContainText(LONG)
    await clinic.putOnAgenda(page, 'Castellanos')
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('r')
    const printed = (await clinic.savePaper(desk, page, 'agenda-2026-10-08.pdf')).match(/word-\d{4}/g)
    expect(printed).toEqual(LONG.match(/word-\d{4}/g))
    await page.keyboard.press('Escape')
  })

  await test.step('a provider at our own trust is refused, by name and by code', async () => {
    await page.getByRole('button', { name: 'Providers' }).click()
    await page.getByRole('heading', { name: 'Providers', level: 1 }).click()
    await page.keyboard.press('n')
    await page.getByRole('radio', { name: 'One person' }).check()
    await page.locator('#provider-name').fill('Dr Down The Corridor')
    for (const [organisation, ods] of [['Riverbank Children’s Hospital', ''], ['Another name for it', 'zz9']] as const) {
      await page.locator('#provider-organisation').fill(organisation)
      await page.locator('#provider-ods').fill(ods)
      await page.keyboard.press('Control+Enter')
      await expect(page.locator('.error-summary')).toContainText('our own organisation')
    }
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Providers' }).click()
    await page.locator('#find-provider').fill('corridor')
    await expect(page.getByText('Nobody in the directory is found by these words.')).toBeVisible()
  })

  await test.step('a child who dies after the letter was signed: letters, chasers and sending stop at once', async () => {
    await clinic.findCase(page, '4072 5512', 'Ifẹolúwa')
    await clinic.openLetter(page)
    await clinic.signLetter(desk, page, 'C-0110')
    await clinic.markSent(page, 'Mr Odell')
    await page.getByRole('button', { name: /^Owed/ }).click()
    await page.getByRole('button', { name: /^All/ }).click()
    await expect(page.locator('.board-row', { hasText: 'Ifẹolúwa' }).first()).toBeVisible()
    await clinic.findCase(page, '4072 5512', 'Ifẹolúwa')
    await page.getByRole('button', { name: 'Withdrawn, or the child has died' }).press('Enter')
    await page.getByRole('radio', { name: 'The child or young person has died' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Letters, chasers and packs of this request stop at once')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('The child has died, 8 October 2026. Letters, chasers and packs have stopped. Nothing was deleted.')).toBeVisible()
    const sending = await clinic.openPart(page, 'Sending')
    await expect(sending).toContainText('Sent: version 1, by hand')
    // What the other side has is still said of what had gone.
    await expect(sending.getByRole('button')).toHaveText([/^It was acknowledged/, 'It was not sent', 'It went to the wrong person'])
    await page.getByRole('tab', { selected: true }).focus()
    await page.keyboard.press('e')
    await page.getByRole('button', { name: 'Write version 2' }).press('Enter')
    await expect(page.locator('.blockers')).toContainText('The child has died. Letters stop at once.')
    await expect(page.getByRole('heading', { name: /stops? you signing$/, level: 1 })).not.toHaveText('Nothing stops you signing')
    await page.getByRole('button', { name: /^Owed/ }).click()
    await page.getByRole('button', { name: /^All/ }).click()
    await expect(page.locator('.board-row').first()).toBeVisible()
    await expect(page.locator('.board-row', { hasText: 'Ifẹolúwa' })).toHaveCount(0)
  })

  await test.step('17 when the meeting agreed it', async () => {
    await clinic.findCase(page, 'wisniewski', 'Łukasz Wiśniewski')
    await clinic.openPart(page, 'Who this is')
    await page.locator('#identity-born').fill('2008-10-25')
    await page.keyboard.press('Control+Enter')
    await expect(clinic.band(page)).toContainText('17 years')
    await expect(page.locator('.case-aside')).toContainText('Nothing stops the letter')
    await laptop.close()
  })

  await test.step('18 before it was signed: parents no longer agree for him, and he is asked himself', async () => {
    const { page: sunday, close } = await desk.open(undefined, CLOCKS_GO_BACK)
    await unlock(sunday)
    await clinic.findCase(sunday, 'wisniewski', 'Łukasz Wiśniewski')
    await expect(clinic.band(sunday)).toContainText('18 years')
    await expect(sunday.locator('.case-aside')).toContainText('They are 18 now. A parent no longer agrees for them.')
    await clinic.openPart(sunday, 'People')
    await expect(sunday.getByText('Letters and chasers wait until the young person has answered for themselves.')).toBeVisible()
    await sunday.keyboard.press('n')
    await sunday.locator('#person-new-name').fill('Łukasz Wiśniewski')
    await sunday.getByRole('checkbox', { name: 'This is the child or young person themselves' }).check()
    await sunday.keyboard.press('Control+Enter')
    const himself = sunday.locator('.people-entry', { has: sunday.getByRole('heading', { name: /^Łukasz/ }) })
    await himself.getByRole('button', { name: 'Agreed to sending records' }).press('Enter')
    await expect(sunday.locator('.case-aside')).toContainText('Nothing stops the letter')
    expect(await nextChase(sunday), 'the clock change adds no day and loses none').toContain('Wed 28 October')
    await close()
  })

  await test.step('over Christmas the bank holidays are no working days', async () => {
    const { page: december } = await desk.open(undefined, BEFORE_CHRISTMAS)
    await unlock(december)
    expect(await nextChase(december)).toContain('Wed 30 December')
  })
})

async function openForm(page: Page): Promise<void> {
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Four questions before anything else' })).toBeFocused()
  await expect(page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true })).toBeVisible()
  for (let answered = 1; answered <= 4; answered += 1) {
    await page.keyboard.press('n')
    await expect(page.locator('.screen-row input:checked')).toHaveCount(answered)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'New case', level: 1 })).toBeFocused()
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible()
}

/** When the report that is owed on Kai is chased next, were a call logged now. */
async function nextChase(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Owed/ }).click()
  await page.getByRole('button', { name: /^Reports/ }).click()
  await page.locator('.board-row', { hasText: 'Kai' }).click()
  return page.getByText('Next chase sets itself:').innerText()
}
