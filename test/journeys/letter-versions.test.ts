import { mkdirSync, readdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { Bridge } from '#bridge/bridge.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

test('the next version of a letter is written over the first, and what is then on the screen is what was signed last', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await clinic.signLukasz(page)

  await test.step('version 2 is signed: it is shown, saved and packed, not the first', async () => {
    await page.keyboard.press('n')
    await clinic.writeWhy(page, 'Written anew for the second version.')
    await clinic.signOpenLetter(page)
    await expect(page.getByText('Version 2. Not sent.')).toBeVisible()
    await page.keyboard.press('Control+s')
    await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
    expect(readdirSync(desk.saveTo)).toEqual(['C-0112-letter-v2-provider.pdf'])
    expect(clinic.savedWords(desk, 'C-0112-letter-v2-provider.pdf')).toContain('Written anew for the second version.')
  })

  await test.step('the first is there to look at, by its button', async () => {
    await page.getByRole('button', { name: /^Version 1,/ }).press('Enter')
    await expect(page.getByText('Version 1. Not sent.')).toBeVisible()
    await expect(page.getByText('A copy was saved')).toHaveCount(0)
    await page.getByRole('button', { name: /^Version 2,/ }).press('Enter')
    await expect(page.getByText('Version 2. Not sent.')).toBeVisible()
  })

  await test.step('version 3 is begun', async () => {
    await page.keyboard.press('n')
    await clinic.writeWhy(page, 'A third time.')
    const sinceSigned = page.locator('.letter-difference').first()
    await expect(sinceSigned).toContainText('Against version 2, as it was signed')
    await expect(sinceSigned.locator('del').first()).toContainText('Written anew for the second version.')
    await page.waitForTimeout(1000)
    // As where version 2 was signed on another computer while it was being written here.
    await page.evaluate(async () => {
      const { consilium } = window as never as { readonly consilium: Bridge }
      const [draft] = await consilium.ask('readDrafts', {})
      if (draft === undefined) throw new Error('nothing is being written')
      const { about, after, words } = draft
      await consilium.ask('keepDraft', { about, after, words, key: 'letter/2/why' })
    })
  })

  await laptop.kill()
  const again = (await desk.open()).page
  await test.step('the power fails: that it is begun is said in the list and beside the signed one, and it is gone on with', async () => {
    await again.getByRole('button', { name: 'Open', exact: true }).click()
    await openLetter(again, 'Version 3 begun, not signed. Version 2 signed by Dr Abena Osei. Not sent')
    await expect(again.getByRole('status').filter({ hasText: 'Version 3 begun, not signed.' })).toContainText('What is saved, packed or sent from here is version 2, as it was signed.')
    const late = again.getByRole('status').filter({ hasText: 'Words typed here for version 2, which was signed without them.' })
    await expect(late).toContainText('A third time.')
    await late.getByRole('button', { name: 'They are not needed' }).press('Enter')
    await expect(late).toHaveCount(0)
    await again.getByRole('button', { name: /^Go on with version 3/ }).press('Enter')
    await expect(again.getByText('Unfinished, not in the record')).toBeVisible()
    await again.getByRole('button', { name: 'Record these words' }).press('Enter')
    await expect(again.getByText('Unfinished, not in the record')).toBeHidden()
    await openLetter(again, 'Version 3 begun, not signed. Version 2 signed by Dr Abena Osei. Not sent')
    await expect(again.getByRole('button', { name: /^Go on with version 3/ })).toBeVisible()
  })

  await test.step('wherever the second is offered it is said that the third is begun, and neither a batch nor one key takes it', async () => {
    await again.keyboard.press('Escape')
    await expect(again.locator('.case-step')).toContainText('letter signed, not sent. Version 3 begun, not signed. Next: sign version 3, or send version 2 as it was signed.')
    await expect(again.locator('.case-next').getByRole('button')).toHaveCount(0)
    await again.getByRole('tab', { name: 'Sending' }).click()
    await expect(again.getByRole('tabpanel')).toContainText('Version 3 begun, not signed. What is marked as sent here is version 2, as it was signed.')
    await again.keyboard.press('Control+4')
    await again.keyboard.press('b')
    const row = again.locator('.batch-letters li', { hasText: 'Wiśniewski' })
    await expect(row).toContainText('C-0112, version 2. Not sent. Version 3 begun, not signed')
    await expect(row.getByRole('checkbox')).not.toBeChecked()
    await again.keyboard.press('Escape')
    await again.keyboard.press('Control+5')
    await again.getByRole('button', { name: /^All \d+$/ }).click()
    const owed = again.locator('.board-row', { hasText: 'Signed letter to be sent' })
    await expect(owed).toContainText(/signed Thu 8 October\. Version 3 begun, not signed/)
    await owed.click()
    await expect(again.locator('.board-chosen')).toContainText('Version 3 begun, not signed')
  })

  await test.step('its words go back to those that were signed, and the whole of it is given up: the second is the latest again', async () => {
    await openLetter(again, 'Version 3 begun, not signed. Version 2 signed by Dr Abena Osei. Not sent')
    await again.getByRole('button', { name: /^Go on with version 3/ }).press('Enter')
    const box = again.getByRole('textbox', { name: 'Why we are asking' })
    await again.getByRole('button', { name: 'Back to version 2’s words' }).press('Enter')
    await expect(box).toHaveText('Written anew for the second version.')
    await box.pressSequentially(' And more.')
    await again.getByRole('button', { name: 'Give version 3 up', exact: true }).press('Enter')
    await expect(again.getByText('Version 3 is then no longer begun.')).toBeVisible()
    await again.getByRole('button', { name: 'Yes, give version 3 up' }).press('Enter')
    await expect(again.getByText('Version 2. Not sent.')).toBeVisible()
    await openLetter(again, 'Version 2 signed by Dr Abena Osei. Not sent')
    await again.keyboard.press('n')
    await expect(box, 'begun anew with the words signed last').toHaveText('Written anew for the second version.')
    await expect(again.getByRole('button', { name: /^Give version/ })).toHaveCount(0)
  })
})

test('once an address is protected the signed letter that names the practice goes to nobody, and the next version does', async ({ desk }) => {
  mkdirSync(desk.saveTo)
  const laptop = await desk.open()
  const { page } = laptop
  await explore(page)
  await clinic.findCase(page, 'wisniewski', 'Łukasz Wiśniewski')
  await clinic.openPart(page, 'Who this is')
  await page.locator('#gp-name').fill('Dr P. Achebe')
  await page.locator('#gp-practice').fill('Made-up Lane Surgery')
  await page.locator('#gp-lines').fill('3 Made-up Lane')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-form="GP"]').getByText('Unfinished, not in the record')).toHaveCount(0)
  await writeAddress(page, 'Not protected')
  await clinic.signLukasz(page)
  await expect(page.getByRole('button', { name: /^Save a copy/ })).toBeEnabled()
  await page.keyboard.press('Escape')
  await writeAddress(page, 'Protected: on their own copy only')

  await test.step('it is not saved, packed or marked as sent, and each place says why and what to do', async () => {
    await page.keyboard.press('e')
    const why = 'The signed words name the GP’s practice, which tells where the family lives, and an address is protected now. Sign the next version, which says GP alone, and send that one. What was saved of this one before is where it was saved: find it, and delete it'
    await expect(page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: 'Version 1 goes to nobody.' })).toContainText(why)
    await expectAccessible(page, 'Signed letter that goes to nobody')
    await page.keyboard.press('Control+s')
    await page.keyboard.press('e')
    await expect(page.getByText('No pack is made.')).toBeVisible()
    await expect(page.locator('.pack')).toContainText(why)
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    const sending = page.getByRole('tabpanel')
    await expect(sending).toContainText('It goes to nobody as it is.')
    await expect(sending.getByRole('button', { name: /^Mark it as sent/ })).toHaveCount(0)
    await sending.getByRole('button', { name: /^It had gone before it was stopped/ }).press('Enter')
    await page.getByRole('radio', { name: 'By hand' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form', { name: 'Mark it as sent' })).toContainText(why)
    await page.keyboard.press('Escape')
    expect(readdirSync(desk.saveTo)).toEqual([])
  })

  await test.step('no place invites to send it: the case, what is owed, the letters, a batch', async () => {
    await page.getByRole('tab', { name: 'What has happened' }).click()
    await expect(page.locator('.case-step')).toContainText('Next: sign version 2: version 1 goes to nobody, for it names the GP’s practice and an address is protected now.')
    await expect(page.locator('.case-next').getByRole('button')).toHaveCount(0)
    await page.keyboard.press('Control+5')
    await page.getByRole('button', { name: /^All \d+$/ }).click()
    await expect(page.getByText('Signed letter to be sent')).toHaveCount(0)
    const owed = page.locator('.board-row', { hasText: 'Next version of the letter to be signed' })
    await expect(owed).toContainText('Version 1 goes to nobody: sign the next')
    await owed.click()
    await expect(page.locator('.board-chosen').getByRole('button', { name: /^It was sent/ })).toHaveCount(0)
    await page.keyboard.press('Control+4')
    await expect(page.locator('.work-row', { hasText: 'Wiśniewski' })).toContainText('Version 1 goes to nobody: sign the next')
    await page.keyboard.press('b')
    const row = page.locator('.batch-letters li', { hasText: 'Wiśniewski' })
    await expect(row).toContainText('Version 1 goes to nobody: sign the next')
    await expect(row.getByRole('checkbox')).not.toBeChecked()
    await row.getByRole('checkbox').check()
    for (const other of await page.locator('.batch-letters input:checked').all()) if ((await other.getAttribute('id')) !== (await row.getByRole('checkbox').getAttribute('id'))) await other.uncheck()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Nobody here has a copy that may go. Why stands beside each.')).toBeVisible()
    await expect(page.getByText('No copy, for the same reason')).toHaveCount(3)
    await expect(page.getByRole('button', { name: /^Put the right ones/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await test.step('version 2 says GP alone, and goes', async () => {
    await clinic.findCase(page, 'wisniewski', 'Łukasz Wiśniewski')
    await page.keyboard.press('e')
    await page.keyboard.press('n')
    await clinic.signOpenLetter(page)
    await page.keyboard.press('Control+s')
    await expect(page.getByText('A copy was saved. It has not been sent.')).toBeVisible()
    const words = clinic.savedWords(desk, 'C-0112-letter-v2-provider.pdf')
    expect(words).toContain('Copies to, one each: GP; Hospital notes;')
    expect(words).not.toMatch(/Achebe|Made-up Lane/)
    await page.keyboard.press('s')
    await expect(page.getByRole('tabpanel').getByRole('button', { name: /^Mark it as sent/ })).toBeVisible()
  })
})

/** Says whether Agnieszka’s address is protected, writing it anew. */
async function writeAddress(page: Page, isProtected: string): Promise<void> {
  await clinic.openPart(page, 'People')
  await page.locator('.people-entry', { has: page.getByRole('heading', { name: /^Agnieszka/ }) }).getByRole('button', { name: 'Address', exact: true }).click()
  await page.getByRole('radio', { name: isProtected }).check()
  await page.locator('#address-mother-lines').fill('7 Made-up Court')
  await page.locator('#address-mother-postcode').fill('ZZ9 3MC')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('#address-mother-lines')).toHaveCount(0)
}

async function openLetter(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: /^Letters/ }).click()
  const row = page.locator('.work-row', { hasText: 'Wiśniewski' })
  await expect(row).toContainText(note)
  await row.click()
  await expect(page.getByRole('heading', { name: /^Signed by/ })).toBeVisible()
}
