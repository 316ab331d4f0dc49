import { mkdirSync, readdirSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import * as clinic from '../builders/in-the-clinic.ts'
import { expectAccessible, explore, test, type Desk } from '../builders/open-app.ts'
import { hasPoppler } from '../pdf/poppler.ts'

/** The first four of the field’s twelve test vignettes, as people at the window live them. */

test.skip(!hasPoppler, 'Poppler is not installed')

const BORN = '19 July 2021'
const DAY_NINE = '2026-10-13T09:00:00.000Z'

test('V1 to V4: two diagnoses, three operations, a newborn without a number, a professor in Boston', async ({ desk }) => {
  test.setTimeout(360_000)
  mkdirSync(desk.saveTo)
  const { page, ...laptop } = await desk.open()
  await explore(page)

  await test.step('V1: Zoë is found without her diacritics, by either apostrophe', async () => {
    for (const typed of ['obrien nunez', "O'Brien-Nunez", 'o’brien-núñez', 'zoe']) {
      await clinic.findCase(page, typed, 'Zoë O’Brien-Núñez')
      await expect(page.locator('#found-cases')).toHaveCount(0)
    }
  })

  await clinic.openMeeting(page)
  await clinic.takeAttendance(page)
  await clinic.goToCase(page, 6, /Zoë’s encephalopathy/)
  await clinic.decide(page, 1, 'We ask the Paediatric Neurology MDT to see Zoë and say whether her treatment should change.')
  await clinic.goToCase(page, 5, /Which of three operations/)
  await clinic.decide(page, 1, 'We ask the Bone Tumour MDT to visit Aarav and say which operation they would advise.')
  await clinic.goToCase(page, 4, /Is any treatment open to Yusuf/)
  await expect(page.locator('.shortlist-row').first()).toContainText('Professor Daniel Okafor-Reyes')
  await clinic.decide(page, 1, 'We ask Professor Okafor-Reyes what could slow or ease Yusuf’s illness.')
  await clinic.leaveMeeting(page)

  await test.step('V1: clinic and a letter to the MDT, both diagnoses in question 1, the name whole and the file name plain', async () => {
    await clinic.findCase(page, 'obrien nunez', 'Zoë O’Brien-Núñez')
    await clinic.openLetter(page)
    await expect(page.getByText('outpatient, so a clinic')).toBeVisible()
    await expect(page.locator('.letter-questions li').first()).toContainText('an autoimmune encephalitis and a mitochondrial disorder')
    const words = await clinic.signLetter(desk, page, 'C-0117')
    expect(words).toContain('Zoë O’Brien-Núñez, born 14 May 2019. NHS number 999 526 0182')
    expect(words).toContain('Please see Zoë in your outpatient clinic and send our team a letter')
    expect(words).toMatch(/1\.? We are working with two diagnoses, an autoimmune encephalitis and a mitochondrial disorder/)
    expect(readdirSync(desk.saveTo).join(), 'a file name anybody can send').toMatch(/^[\x20-\x7e]+$/)
    expect(readdirSync(desk.saveTo).join()).not.toMatch(/zo|brien|n.?.?nez/i)
  })

  await test.step('V2: a visit, three options, “burden of care”, and each question in its owner’s words', async () => {
    await clinic.findCase(page, 'krishnamurthy', 'Aarav Krishnamurthy')
    await clinic.openLetter(page)
    await expect(page.getByText('inpatient, so a visit')).toBeVisible()
    await clinic.noteConsent(page, 'Lakshmi Krishnamurthy', 'mother')
    const words = await clinic.signLetter(desk, page, 'C-0121')
    expect(words).toContain('please visit. You would meet our whole team, the family and, where that is right, Aarav, whom ideally you would examine')
    for (const option of ['growing implant', 'rotationplasty', 'amputation']) expect(words).toContain(option)
    expect(words).toMatch(/4\.? What would your own team do in this situation\? Please set out the risks, the benefits and the burden of care/)
    expect(words).toMatch(/Questions from Aarav, in their own words 6\.? “Which one lets me bowl again\?” Aarav, 5 October 2026/)
    expect(words).toMatch(/Questions from the family, in their own words 7\.? “If it comes back, which operation leaves the most choices\?” Lakshmi Krishnamurthy, mother, 5 October 2026/)
    expect(words).toMatch(/8\.? “How many more operations will he need by 18\?” Ravi Krishnamurthy, father, 5 October 2026/)
  })

  await test.step('V2: how they saw him begins as a visit and asks for team, family, child and examination', async () => {
    await page.keyboard.press('Escape')
    await clinic.openPart(page, 'Report')
    await page.keyboard.press('v')
    const form = page.getByRole('form', { name: 'How they saw the child' })
    await expect(form.getByRole('radio', { name: /visit/i })).toBeChecked()
    for (const met of ['Our whole team', 'The family']) await expect(form.getByRole('checkbox', { name: met })).not.toBeChecked()
    for (const said of ['Yes', 'No']) await expect(form.getByRole('group', { name: 'Did they examine the child?' }).getByRole('radio', { name: said })).not.toBeChecked()
    await expect(form.getByRole('radio', { name: 'It was not right to' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('V4: the name in its own script stands apart in an English line', async () => {
    await clinic.findCase(page, 'abdallah', 'Yusuf Al-Abdallah')
    const own = clinic.band(page).getByText('يوسف العبدالله')
    await expect(own).toHaveAttribute('lang', /^ar/)
    expect(await own.evaluate((name) => [getComputedStyle(name).direction, getComputedStyle(name).unicodeBidi])).toEqual(['rtl', 'isolate'])
    await clinic.findCase(page, 'يوسف', 'Yusuf Al-Abdallah')
  })

  await test.step('V4: an interpreter for each parent; a translation asked of Pals by one key', async () => {
    const people = await clinic.openPart(page, 'People')
    for (const parent of ['Zainab Hassan', 'Omar Al-Abdallah']) await expect(people.locator('.people-entry', { hasText: parent })).toContainText('Arabic (Iraqi) interpreter, booked')
    await page.keyboard.press('t')
    await expect(page.locator('.case-aside')).toContainText('Ask Pals for papers in Arabic (Iraqi): Zainab Hassan, mother')
  })

  await test.step('V4: body and licence number are needed, a GMC number and a postcode are not', async () => {
    await expect(page.locator('.case-stops')).toContainText('The provider’s details: registration number missing')
    await clinic.openPart(page, 'Provider')
    await page.getByRole('button', { name: 'Details of Professor Daniel Okafor-Reyes' }).press('Enter')
    await expect(page.getByText('A letter still needs: registration number.')).toBeVisible()
    await expect(page.locator('main')).not.toContainText(/GMC|postcode/i)
    await page.locator('#provider-number').fill('MA 2093100')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('#provider-number')).toBeHidden()
  })

  await test.step('V4: what cannot be set is refused by name and place, and nothing is printed with letters missing', async () => {
    await clinic.findCase(page, 'abdallah', 'Yusuf Al-Abdallah')
    await clinic.openLetter(page)
    const why = page.locator('#letter-why')
    await why.fill('田中 is five.')
    await expect(page.getByText('Chinese cannot be printed rightly yet.', { exact: true })).toBeVisible()
    await expect(page.getByText('It stands under “Why we are asking”. Nothing was left out').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: '1 thing stops you signing' })).toBeVisible()
    await why.fill('He writes his name يوسف العبدالله.')
    await expect(page.getByRole('heading', { name: 'Nothing stops you signing' })).toBeVisible()
    await expect(page.getByText('As it will be printed.')).toBeVisible()
  })

  await test.step('V4: the two clauses are in no box, and stand in the letter whatever is deleted', async () => {
    for (const box of ['#letter-why', '#letter-ask']) {
      await page.locator(box).fill('')
      await page.locator(box).blur()
    }
    await expect(page.getByRole('heading', { name: '2 things stop you signing' }), 'a letter that asks for nothing is not signed').toBeVisible()
    for (const box of ['#letter-why', '#letter-ask']) {
      await page.locator(box).fill('Please see the records.')
      await page.locator(box).blur()
    }
    const words = await clinic.signLetter(desk, page, 'C-0120')
    expect(words).toContain('Please say clearly whether any part of your opinion rests on a difference in law or in ethical norms between your country and the United Kingdom')
    expect(words).toContain('Riverbank Children’s Hospital must act within the law of this country, whatever the opinion')
    expect(words).toMatch(/Communication needs.*Zainab Hassan, mother: .*Arabic \(Iraqi\) interpreter, booked.*Omar Al-Abdallah, father: .*Arabic \(Iraqi\) interpreter, booked/)
  })

  await test.step('V4: a pseudonymised copy of the signed words, read through before it is saved, with the clauses and without a name', async () => {
    await page.keyboard.press('p')
    await expect(page.getByRole('heading', { name: 'Pseudonymised copy' })).toBeFocused()
    await expect(page.getByText('As it will be saved.')).toBeVisible()
    await expect(page.getByRole('img', { name: /^Page 1 of/ })).toBeVisible()
    await page.keyboard.press('Control+s')
    await expect(page.getByText('Read the page through, then tick that you have.')).toBeVisible()
    await expectAccessible(page, 'Pseudonymised copy')
    const isRead = page.getByRole('checkbox', { name: /^I have read the page/ })
    await page.keyboard.press('r')
    await expect(isRead, '[L44] its pages were not on the screen to their end').not.toBeChecked()
    await expect(async () => {
      if (!(await isRead.isChecked())) await page.keyboard.press('r')
      await expect(isRead).toBeChecked({ timeout: 300 })
    }).toPass({ timeout: 20_000 })
    await page.keyboard.press('Control+s')
    await expect(page.getByText('A pseudonymised copy was saved. It has not been sent.')).toBeVisible()
    const copy = clinic.savedWords(desk, 'C-0120-letter-v1-provider-pseudonymised.pdf')
    expect(copy).toContain('C-0120, aged 5 years')
    expect(copy).toContain('Dear Professor Okafor-Reyes')
    expect(copy).toContain('Please say clearly whether any part of your opinion rests on a difference in law')
    expect(copy).toContain('Riverbank Children’s Hospital must act within the law of this country')
    expect(copy).toMatch(/\[the child’s mother\]: .*Arabic \(Iraqi\) interpreter, booked/)
    for (const known of ['Yusuf', 'Abdallah', 'Zainab', 'Hassan', 'Omar', '999 186', '9991860916', BORN]) expect(copy, known).not.toContain(known)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: /^Signed by/ })).toBeVisible()
  })

  await test.step('V4: differences “not stated” are asked for', async () => {
    await clinic.markSent(page, 'Dana')
    await clinic.openPart(page, 'Report')
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Question 1, in brief' }).fill('Yes')
    await page.getByRole('radio', { name: 'Not yet' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('form', { name: /^Report from/ })).toContainText('Say what the report says of differences')
    await page.getByRole('radio', { name: 'They do not say' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Differences in law or ethical norms: not stated, asked for.')).toBeVisible()
    await page.getByRole('button', { name: /^Owed/ }).click()
    await page.getByRole('button', { name: /^All/ }).click()
    await expect(page.locator('.board-row', { hasText: 'Yusuf' }).filter({ hasText: /law/i })).toBeVisible()
  })

  await test.step('V3: the newborn has no number and says why; a twin is warned of; who may ask is clear', async () => {
    await clinic.findCase(page, 'tanaka', 'Baby Tanaka-Williams')
    for (const fact of ['4 October 2026, 4 days', 'not yet given', '4093 1177', 'Twin 2: check the hospital number']) await expect(clinic.band(page)).toContainText(fact)
    const request = await clinic.openPart(page, 'Request')
    await expect(request).toContainText('A parent or carer: Emi Tanaka, mother')
    await expect(request).toContainText('her father’s, Rhodri Williams, is not established yet')
    await clinic.openPart(page, 'Who this is')
    await expect(page.locator('#identity-nhsNumber')).toHaveValue('')
    await expect(page.getByRole('radio', { name: 'Not yet given, or not known' })).toBeChecked()
    await expect(page.getByText('Status 08: trace postponed, a baby under six weeks old')).toBeVisible()
  })

  await test.step('V3: the agenda on paper gives the question and no reason', async () => {
    const words = await printAgendaWithBaby(desk, page)
    expect(words).toContain('Baby Tanaka-Williams, 4 days, no NHS number, hospital number 4093 1177')
    expect(words).toContain('Which care would serve Baby Tanaka-Williams best in the time ahead of her')
    expect(words).not.toMatch(/curative|poor outcome|hope|holoprosencephaly|disagree/i)
  })

  await test.step('V3: on day 9 the number joins her own entry, and nobody is here twice', async () => {
    await laptop.close()
    const { page: later } = await desk.open(undefined, DAY_NINE)
    await later.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(later.getByRole('button', { name: 'Today', exact: true })).toBeVisible()
    await clinic.findCase(later, 'tanaka', 'Baby Tanaka-Williams')
    await expect(clinic.band(later)).toContainText('9 days')
    await clinic.openPart(later, 'Who this is')
    await later.locator('#identity-nhsNumber').fill('999 016 6137')
    await later.keyboard.press('Control+Enter')
    await expect(clinic.band(later)).toContainText(/999\s016\s6137/)
    await expect(later.getByText(/Status 08/)).toHaveCount(0)
    for (const typed of ['tanaka', '9990166137', '4093 1177']) {
      await later.keyboard.press('Control+k')
      await later.locator('#find-a-case').fill(typed)
      await expect(later.locator('#found-cases li')).toHaveCount(1)
    }
    await later.locator('#find-a-case').press('Enter')
    await expect(clinic.band(later)).toContainText('Twin 2: check the hospital number')
  })
})

/** Puts the baby on today’s agenda and prints it. */
async function printAgendaWithBaby(desk: Desk, page: Page): Promise<string> {
  await clinic.putOnAgenda(page, 'Tanaka')
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('r')
  return clinic.savePaper(desk, page, 'agenda-2026-10-08.pdf')
}
