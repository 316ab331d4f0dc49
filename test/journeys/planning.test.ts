import { expect, type Page } from '@playwright/test'
import { expectAccessible, explore, test } from '../builders/open-app.ts'

test('a meeting planned and its agenda built by keyboard alone', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.getByRole('button', { name: /^Meetings/ }).click()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Complex cases MDT')
  await expect(page.getByRole('textbox', { name: 'Room' })).toHaveValue('Seminar room B2')
  await expect(page.getByRole('textbox', { name: 'Day' })).toBeFocused()
  await expectAccessible(page, 'Plan a meeting')

  await test.step('what cannot be is said in words; a slip is warned about and stops nobody', async () => {
    await page.keyboard.type('1 10 2026')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.error-summary')).toContainText('That day has passed.')
    await expectAccessible(page, 'Plan a meeting, with an error')
    await page.getByRole('textbox', { name: 'Day' }).fill('25 12 2026')
    await expect(page.locator('.plan-day')).toContainText('Friday 25 December 2026. That is a bank holiday. You can plan it all the same.')
    await page.getByRole('textbox', { name: 'Day' }).fill('today')
    await expect(page.locator('.plan-day')).toContainText('Complex cases MDT is on that day already, at 1pm.')
  })

  await test.step('left half done it waits as a draft', async () => {
    await page.getByRole('textbox', { name: 'Day' }).fill('thu')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Meetings', level: 1 })).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('textbox', { name: 'Day' })).toHaveValue('thu')
    await expect(page.locator('.plan-day')).toHaveText('Thursday 15 October 2026')
  })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Complex cases MDT, Thursday 15 October 2026 at 1pm' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing on the agenda yet' })).toBeVisible()
  await expectAccessible(page, 'Agenda, empty')

  await test.step('those who wait are put on, one key each', async () => {
    await page.keyboard.press('a')
    await expect(page.locator('.plan-row').first()).toBeFocused()
    const waiting = await page.locator('ul.plan-list').first().locator('.plan-row strong').allTextContents()
    expect(waiting.length).toBeGreaterThan(0)
    await page.keyboard.press('a')
    await expect(onAgenda(page)).toHaveText([waiting[0] ?? ''])
  })

  await test.step('a parked case is not put on, and the answer says what happens to it', async () => {
    await page.locator('.plan-row', { hasText: 'Amelia Stone' }).focus()
    await page.keyboard.press('a')
    await expect(page.getByRole('alert')).toContainText('This request is parked. Treatment continues')
    await expect(onAgenda(page)).toHaveCount(1)
  })

  await test.step('a case before the courts goes to the top, is on two agendas, and can be moved', async () => {
    await page.locator('.plan-row', { hasText: 'Zoë' }).focus()
    await page.keyboard.press('a')
    await expect(onAgenda(page)).toHaveCount(2)
    await page.locator('.plan-row', { hasText: 'Rhys Pryce-Jones' }).focus()
    await page.keyboard.press('a')
    await expect(onAgenda(page)).toHaveCount(3)
    const rhys = page.locator('ol.plan-list .today-case', { hasText: 'Rhys Pryce-Jones' })
    await expect(rhys).toContainText('Also on the agenda of Thursday 8 October 2026')
    await expect(rhys).toContainText('The hearing, Tue 13 October, is before this meeting')
    await rhys.locator('.plan-row').focus()
    await page.keyboard.press('h')
    await expect(onAgenda(page).first()).toHaveText('Rhys Pryce-Jones')
    await rhys.locator('.plan-row').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(onAgenda(page).nth(1)).toHaveText('Rhys Pryce-Jones')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(onAgenda(page).nth(2)).toHaveText('Rhys Pryce-Jones')
    await expectAccessible(page, 'Agenda')
    await page.keyboard.press('t')
    await expect(onAgenda(page)).toHaveCount(2)
    await expect(page.getByText('Rhys Pryce-Jones is off the agenda.')).toBeVisible()
  })

  await test.step('who comes is heard before the meeting, and the quorum forecast from it', async () => {
    await expect(page.getByRole('complementary', { name: 'Who comes' })).toContainText('Quorum not sure yet.')
    await page.getByRole('group', { name: 'Dr Nia Rowlands' }).getByRole('button', { name: 'Apologies' }).press('Enter')
    await expect(page.getByText('Not quorate if nobody comes for radiology.')).toBeVisible()
    await expectAccessible(page, 'Agenda, not quorate')
    await page.getByRole('group', { name: 'Dr Nia Rowlands' }).getByRole('button', { name: 'Coming' }).press('Enter')
    await expect(page.getByText('Not quorate if nobody comes for radiology.')).toBeHidden()
  })

  await test.step('day and room change until it is opened', async () => {
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('e')
    await expect(page.getByRole('textbox', { name: 'Day' })).toHaveValue('15 October 2026')
    await page.getByRole('textbox', { name: 'Room' }).fill('Library')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Library, 60 minutes')).toBeVisible()
  })
})

test('a case ends in the room as parked, carried over or another route, and never as a refusal', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()

  await test.step('H parks the request at once', async () => {
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('heading', { name: /Maisie’s recurrent/ })).toBeVisible()
    await page.keyboard.press('h')
    const panel = page.getByRole('complementary', { name: 'Hold: urgent treatment' })
    await expect(panel).toContainText('Treatment continues. It is not waiting for an opinion.')
    await expectAccessible(page, 'Hold')
    await page.keyboard.type('In theatre for a shunt')
    await page.keyboard.press('Control+Enter')
    await expect(panel).toBeHidden()
    await expect(agendaRow(page, 'Maisie')).toContainText('Parked: urgent treatment')
    await expect(page.getByRole('region', { name: 'The minute' })).toContainText('Parked: urgent treatment goes on. In theatre for a shunt')
    await page.keyboard.press('h')
    await expect(panel.getByRole('button', { name: /^Mark stable/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('C carries over, with a reason', async () => {
    await page.keyboard.press('Alt+3')
    await page.keyboard.press('c')
    const panel = page.getByRole('complementary', { name: 'Carry over to the next meeting' })
    await expect(panel).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByRole('alert')).toContainText('Say why it is carried over')
    await expectAccessible(page, 'Carry over')
    await page.keyboard.type('No time')
  })

  await test.step('L sends a non-expert view to the lead consultant, however fast it follows the case before', async () => {
    for (const key of ['Control+Enter', 'Alt+4', 'l']) await page.keyboard.press(key)
    await expect(agendaRow(page, 'Niamh')).toContainText('Carried over')
    await expect(page.getByRole('complementary', { name: /To the lead consultant/ })).toContainText('The family’s request stays open.')
    await page.keyboard.type('A healer they have heard of')
    await page.keyboard.press('Tab')
    await page.keyboard.type('fri')
    await expectAccessible(page, 'Non-expert view')
    await page.keyboard.press('Control+Enter')
    await expect(agendaRow(page, 'Yusuf')).toContainText('Redirected')
  })
})

test('a planned meeting is cancelled with a reason, its cases wait for another, and it takes place after all', async ({ desk }) => {
  const { page } = await desk.open()
  await explore(page)
  await page.keyboard.press('a')
  await expect(onAgenda(page)).toHaveCount(6)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.plan-row').nth(2)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('.plan-row').nth(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(page.getByRole('textbox', { name: 'Why it is cancelled' })).toBeFocused()
  await expectAccessible(page, 'Cancel the meeting')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.quick-form')).toContainText('Say why it is cancelled')
  await page.keyboard.type('No quorum')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Cancelled: No quorum')).toBeVisible()
  await expect(page.getByRole('heading', { name: '6 cases were on its agenda' })).toBeVisible()
  await expectAccessible(page, 'A cancelled meeting')

  await test.step('it is in the list with its reason, is not the next one, and its cases are offered first', async () => {
    await page.keyboard.press('Escape')
    await expect(page.locator('.work-row', { hasText: '8 October 2026' })).toContainText('Cancelled: No quorum')
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('heading', { name: 'No meeting planned' })).toBeVisible()
    await page.keyboard.press('p')
    await page.getByRole('textbox', { name: 'Day' }).fill('thu')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.plan-row', { hasText: 'Its meeting was cancelled' })).toHaveCount(6)
  })

  await test.step('it takes place after all', async () => {
    await page.keyboard.press('Control+2')
    await page.locator('.work-row', { hasText: 'Cancelled' }).click()
    await page.keyboard.press('u')
    await expect(onAgenda(page)).toHaveCount(6)
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('button', { name: 'Open the meeting', exact: true })).toBeVisible()
  })
})

/** The names on the agenda, in order. */
function onAgenda(page: Page) {
  return page.locator('ol.plan-list .plan-row strong')
}

function agendaRow(page: Page, name: string) {
  return page.locator('.agenda-row', { hasText: name })
}
