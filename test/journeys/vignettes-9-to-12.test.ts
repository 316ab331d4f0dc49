import { mkdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { explore, test } from '../builders/open-app.ts'
import { hasPoppler } from '../pdf/poppler.ts'

/** The last four of the field’s test vignettes. What V10 needs two laptops for is in vignettes-on-two-laptops. */

test.skip(!hasPoppler, 'Poppler is not installed')

const NEXT_DAY = '2026-10-09T08:30:00.000Z'
const DAY_BEFORE_COURT = '2026-10-12T08:30:00.000Z'
const ANYBODY = /rhys|pryce|jones|carys|dylan|megan/i

test('V9 to V12: compassionate treatment, court in five days, urgent treatment, a transfer', async ({ desk }) => {
  test.setTimeout(360_000)
  mkdirSync(desk.saveTo)
  const { page, app, ...laptop } = await desk.open()
  await explore(page)

  await test.step('V10: days before the hearing, and at the top of the agenda', async () => {
    const today = page.locator('.today-aside')
    await expect(today).toContainText('2 full working days left')
    await expect(today).toContainText('Rhys Pryce-Jones, hearing Tuesday 13 October')
    await expect(today).toContainText('5 days. Fri 9 October and Mon 12 October are before the hearing')
    await expect(page.locator('.today-case').first()).toContainText('Court in 5 days. Name hidden on projector')
  })

  await clinic.putOnAgenda(page, 'Ifẹolúwa')
  await expect(page.locator('ol.plan-list .plan-row').first()).toContainText('Rhys Pryce-Jones')

  await test.step('V10: no name on the printed agenda', async () => {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('r')
    const words = await clinic.savePaper(desk, page, 'agenda-2026-10-08.pdf')
    expect(words).toContain('1. Name withheld: reporting restriction. C-0115')
    expect(words).toContain('Court hearing Tuesday 13 October 2026.')
    expect(words).not.toMatch(ANYBODY)
    expect(words).toContain('Ifẹolúwa Adébáyọ̀'.normalize('NFC'))
  })

  await clinic.openMeeting(page)
  await clinic.takeAttendance(page)

  await test.step('V10: no name on the projector', async () => {
    await clinic.goToCase(page, 1, /Would a tracheostomy/)
    const opened = app.waitForEvent('window')
    await page.keyboard.press('p')
    const slide = await opened
    await expect(slide.getByText('Name not shown:')).toBeVisible()
    await expect(slide.locator('body')).toContainText('5 days, 2 full working days before the hearing: Friday 9 and Monday 12 October.')
    expect(await slide.locator('body').innerText()).not.toMatch(ANYBODY)
    expect(await slide.title()).toBe('Consilium projector')
    await slide.close()
    await expect(page.getByRole('button', { name: 'Projector off' })).toBeVisible()
    await clinic.decide(page, 1, 'We ask the Long-term Ventilation and Airway Team to visit Rhys by Monday.')
  })

  await test.step('V9: the investigator’s interest is seen by the meeting', async () => {
    await clinic.goToCase(page, 7, /unlicensed gene therapy/)
    await expect(clinic.band(page)).toContainText('Accessible information: large print, British Sign Language (BSL)')
    await page.keyboard.press('s')
    await expect(page.locator('.shortlist-row').first()).toContainText('Independent, 1 declared')
    await expect(page.locator('.shortlist-row').first()).toContainText('Investigator on the trial of this treatment')
    await page.keyboard.press('Escape')
  })
  await clinic.leaveMeeting(page)

  await test.step('V9: needs stand on the case, the letter and the family sheet; an interpreter is somebody’s action', async () => {
    await clinic.findCase(page, 'ifeoluwa adebayo', 'Ifẹolúwa Adébáyọ̀'.normalize('NFC'))
    await expect(clinic.band(page)).toContainText('Interpreter: BSL')
    await expect(page.locator('.case-aside')).toContainText('BSL interpreter for 15 October: ask Pals, 10am to 5pm Priya Raman')
    await clinic.openPart(page, 'People')
    await page.keyboard.press('f')
    await page.locator('#sheet-reader').selectOption({ label: 'Folákẹ́ Adébáyọ̀, mother'.normalize('NFC') })
    await expect(page.locator('.paper-head')).toContainText(/\d pages?/, { timeout: 20_000 })
    await page.keyboard.press('Control+s')
    await expect(page.getByText(/A copy was saved/)).toBeVisible()
    expect(clinic.savedWords(desk, 'C-0110-family-sheet.pdf')).toMatch(/large print.*BSL|BSL.*large print/i)
    await page.keyboard.press('Escape')
  })

  await test.step('V9: the letter asks before bioethics meets, and speaks for nobody’s approval', async () => {
    await clinic.openLetter(page)
    await expect(clinic.band(page)).toContainText('Accessible information: large print')
    const words = (await clinic.signLetter(desk, page, 'C-0110')).normalize('NFC')
    expect(words).toContain('Ifẹolúwa Adébáyọ̀'.normalize('NFC'))
    expect(words).toMatch(/Communication needs.*mother: .*BSL interpreter, booked; large print; British Sign Language/)
    expect(words).toContain('Our Paediatric Bioethics Team meets on 22 October and has not yet come to a view. We would be grateful for your letter by 21 October.')
    expect(words).not.toMatch(/approv|permission|authoris/i)
  })

  await test.step('V10: a clinical second opinion, by its heading and its file name', async () => {
    await clinic.findCase(page, '4039 6620', 'Rhys Pryce-Jones')
    await clinic.openLetter(page)
    const words = await clinic.signLetter(desk, page, 'C-0115')
    expect(words).toContain('Request for a clinical second opinion')
    expect(words).not.toMatch(/expert witness|instruct|court report/i)
    for (const name of Object.keys(clinic.allSaved(desk))) expect(name).not.toMatch(ANYBODY)
    expect(Object.keys(clinic.allSaved(desk))).toContain('C-0115-letter-v1-provider.pdf')
    await clinic.markSent(page, 'Dr Strand-Baptiste')
  })

  await test.step('V10: a hearing needs its legal contact', async () => {
    await clinic.openPart(page, 'Request')
    await page.keyboard.press('h')
    await expect(page.getByRole('form', { name: 'Court hearing' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Legal contact' }).fill('')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Name the legal contact: who speaks with the court for the trust')).toBeVisible()
    await page.getByRole('textbox', { name: 'Legal contact' }).fill('Mrs Joan Pettifer, trust solicitor, extension 4471')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form', { name: 'Court hearing' })).toBeHidden()
    await expect(page.getByRole('tabpanel')).toContainText('13 October 2026. Mrs Joan Pettifer')
  })

  await test.step('V12: a CHI number in the NHS number box is named as one, and its reason stands', async () => {
    await clinic.findCase(page, 'lindqvist', 'Kai Lindqvist-Mbeki')
    await expect(clinic.band(page)).toContainText('none: another UK nation')
    await clinic.openPart(page, 'Who this is')
    await page.locator('#identity-nhsNumber').fill('150 515 0019')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('This looks like a CHI number from Scotland. It is not an NHS number.')).toBeVisible()
    await page.getByRole('button', { name: 'Leave it as it was' }).press('Enter')
    await expect(page.getByRole('radio', { name: 'Has another UK nation’s number' })).toBeChecked()
  })

  await test.step('V12: parental responsibility is to be cleared up, and her request stands', async () => {
    await clinic.openPart(page, 'People')
    await page.keyboard.press('n')
    await expect(page.locator('#person-new-name')).toHaveValue('Thandeka Mbeki')
    await expect(page.getByRole('radio', { name: 'Not confirmed' })).toBeChecked()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /^Thandeka Mbeki, grandmother/ })).toBeVisible()
    await page.keyboard.press('t')
    await expect(page.locator('.case-aside')).toContainText('Clear up who has parental responsibility: Thandeka Mbeki, grandmother')
    await expect(await clinic.openPart(page, 'Request')).toContainText('A parent or carer: Thandeka Mbeki, grandmother')
    await expect(page.getByRole('tabpanel')).toContainText('not confirmed yet')
  })

  await test.step('V12: a spoken opinion is kept, and the report is chased all the same', async () => {
    const report = await clinic.openPart(page, 'Report')
    await expect(report).toContainText('“We could take him.” Mr Alasdair Bruce')
    await expect(report).toContainText('The report is still waited for.')
    await page.getByRole('button', { name: /^Owed/ }).click()
    await page.getByRole('button', { name: /^Reports 1/ }).click()
    await expect(page.locator('.board-row')).toContainText('Kai Lindqvist-Mbeki')
  })

  await test.step('V12: care remains here until every gate says yes; “not possible” has its reason', async () => {
    await clinic.findCase(page, 'lindqvist', 'Kai Lindqvist-Mbeki')
    const report = await clinic.openPart(page, 'Report')
    await expect(report).toContainText('Care remains here.')
    await page.keyboard.press('t')
    await page.getByRole('radio', { name: 'The family' }).check()
    await page.getByRole('textbox', { name: 'By name' }).fill('Thandeka Mbeki')
    await page.keyboard.press('Control+Enter')
    await expect(report).toContainText('Care remains here until both teams and each of the family who is asked say yes.')
    await report.getByRole('button', { name: 'It was explained' }).press('Enter')
    await expect(report).toContainText('Explained to the family Thu 8 October')
    for (const gate of ['Our team finds it safe', 'Thandeka Mbeki consents']) {
      await report.getByRole('button', { name: new RegExp(`^Yes.*${gate}`) }).press('Enter')
      await expect(report.getByText(new RegExp(`${gate}: yes`))).toBeVisible()
    }
    await expect(report.getByRole('button', { name: 'A transfer is possible' })).toHaveAttribute('aria-disabled', 'true')
    await report.getByRole('button', { name: 'It is not possible' }).press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form', { name: 'A transfer is not possible' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Why it is not possible' }).fill('Firthside has no bed for spinal surgery this year.')
    await page.keyboard.press('Control+Enter')
    await expect(report).toContainText('A transfer is not possible. Firthside has no bed for spinal surgery this year.')
  })

  await test.step('V12: his report is offered to read and discussed, each by itself', async () => {
    const report = page.getByRole('tabpanel')
    await page.keyboard.press('r')
    await page.getByRole('radio', { name: 'Not yet' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(report).toContainText('Offered to read: nobody yet')
    for (const [button, form] of [['It was offered', 'Offered to read'], ['It was discussed', 'Discussed']] as const) {
      await report.getByRole('button', { name: button }).press('Enter')
      await page.getByRole('form', { name: form }).getByRole('radio', { name: /Thandeka/ }).check()
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('form', { name: form })).toBeHidden()
    }
    await expect(report).toContainText('Offered to read: Thandeka Mbeki')
    await expect(report).toContainText('Discussed: with Thandeka Mbeki')
    await expect(report).toContainText('In the medical notes: not yet')
  })

  await test.step('V11: treatment continues; letter, pack and agenda are off; who parked it, and when', async () => {
    await clinic.findCase(page, 'amelia stone', 'Amelia Stone')
    await expect(clinic.band(page)).toContainText('Parked: treatment continues')
    await expect(clinic.band(page)).toContainText('14 months')
    await expect(page.locator('.case-aside')).toContainText('Letters are off for this request')
    await expect(page.getByRole('button', { name: /the letter$/ })).toHaveCount(0)
    await expect(await clinic.openPart(page, 'Family’s words')).toContainText('“Nobody listens, she’s worse.”Pauline Stone, grandmother')
    const sending = await clinic.openPart(page, 'Sending')
    await expect(sending).toContainText('Packs are off for this request until a clinician marks the child stable.')
    await expect(sending.getByRole('button')).toHaveCount(0)
    await page.getByRole('button', { name: 'Today', exact: true }).click()
    await expect(page.locator('.today-aside')).toContainText('Parked by Dr Bilal Sheikh, 11:26am. Review due Fri 9 October')
    await expect(page.locator('.today-case', { hasText: 'Amelia' })).toHaveCount(0)
  })

  await test.step('V11: Martha’s Rule is shown with no network, and noted', async () => {
    await page.keyboard.press('n')
    await expect(page.getByRole('list', { name: 'Keys' }).getByText('yes', { exact: true })).toBeVisible()
    await page.keyboard.press('y')
    await expect(page.getByText('Ring 4444, day or night')).toBeVisible()
    await expect(page.getByText(/Your answer is noted with your name, 12:\d\dpm, and saved on this computer/)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Noted: you have rung them.')).toBeVisible()
  })

  await test.step('V11: stable the next day, it is back with its history and waits for a meeting', async () => {
    await laptop.close()
    const next = await desk.open(undefined, NEXT_DAY)
    await unlock(next.page)
    await clinic.findCase(next.page, 'amelia stone', 'Amelia Stone')
    await next.page.keyboard.press('m')
    await expect(next.page.getByText('The request is back.')).toBeVisible()
    await expect(next.page.locator('.story')).toContainText('The bleed in her head is growing')
    await expect(next.page.locator('.story')).toContainText('Thu 8 Oct')
    await next.page.getByRole('button', { name: /^Meetings/ }).click()
    await next.page.keyboard.press('n')
    await next.page.getByRole('textbox', { name: 'Day' }).fill('15 October 2026')
    await next.page.keyboard.press('Control+Enter')
    await expect(next.page.locator('ul.plan-list').first().locator('.plan-row', { hasText: 'Amelia Stone' })).toContainText(/stable/i)
    await next.close()
  })

  await test.step('V10: on the last working day before the hearing a chaser comes back the same day', async () => {
    const { page: monday } = await desk.open(undefined, DAY_BEFORE_COURT)
    await unlock(monday)
    await monday.getByRole('button', { name: /^Owed/ }).click()
    await monday.getByRole('button', { name: /^Acknowledgements/ }).click()
    await monday.locator('.board-row', { hasText: 'Rhys' }).click()
    for (const words of ['Rang at 9. No answer', 'Rang at 11. They have it before them']) {
      await expect(monday.getByText('Next chase sets itself:')).toContainText('Mon 12 October')
      await monday.getByLabel('Log a call in one line').fill(words)
      await monday.getByLabel('Log a call in one line').press('Enter')
      await expect(monday.locator('.board-log')).toContainText(words)
    }
  })
})

async function unlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Today', exact: true })).toBeVisible()
}
