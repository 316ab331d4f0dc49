import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { nothingWaits, waitForSaving } from '../../commands/demo/use-window.ts'
import { seedServer } from '../../commands/seed-server.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { expectAccessible, setUp, test } from '../builders/open-app.ts'

test('[J22, K43] who looks after the records erases a child’s, by keyboard: they go from the server and from a colleague’s window too', async ({ desk }) => {
  test.setTimeout(240_000)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const colleague = await desk.open()
  await setUp(colleague.page, { server: server.url, token: 'demo-secretary', passphrase: 'seven quick brown wrens' })
  const records = await desk.open(join(desk.folder, 'records'))
  await setUp(records.page, { server: server.url, token: 'demo-records', passphrase: 'nine tall green poplars', user: 'ruth.adeyemi', name: 'Ruth Adeyemi', role: /^Records manager/ })
  const chair = await desk.open(join(desk.folder, 'chair'))
  await setUp(chair.page, { server: server.url, token: 'demo-chair', passphrase: 'four slow grey herons', user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  for (const { page } of [colleague, records, chair]) await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })
  await expect(records.page.getByText('Ruth Adeyemi, records manager')).toBeVisible()
  await clinic.findCase(colleague.page, 'fairweather', 'Maisie Fairweather-Ng')
  await expect(colleague.page.getByRole('button', { name: 'Erase this child’s records' })).toHaveCount(0)

  // The chair has her on the screen, in the meeting.
  await chair.page.keyboard.press('Enter')
  const row = (number: number) => chair.page.getByRole('navigation', { name: 'Cases in this meeting' }).getByRole('listitem').nth(number - 1)
  const hers = await numberOf(chair.page, 'Maisie Fairweather-Ng')
  await chair.page.keyboard.press(`Alt+${hers}`)
  await expect(row(hers)).toContainText('Being discussed')
  const next = await row(hers + 1).innerText()

  const { page } = records
  await clinic.findCase(page, 'fairweather', 'Maisie Fairweather-Ng')
  const form = page.getByRole('region', { name: 'Erase this child’s records' })
  await test.step('at 200% it opens from its beginning under the band, and nothing of it that has the keyboard is covered', async () => {
    const zoom = (factor: number) => records.app.evaluate(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor)
    await zoom(2)
    await page.getByRole('button', { name: 'Erase this child’s records' }).press('Enter')
    const heading = form.getByRole('heading')
    await expect(heading).toBeFocused()
    const inSight = () => page.evaluate(() => [document.querySelector('.frame-band')?.getBoundingClientRect().bottom ?? 0, document.querySelector('.frame-bottom')?.getBoundingClientRect().top ?? 0] as const)
    const [band, bar] = await inSight()
    await expect.poll(async () => (await heading.boundingBox())?.y, 'in the upper part of what is in sight').toBeLessThan(band + (bar - band) / 3)
    expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(band)
    for (const _ of ['why', 'typed', 'erase', 'not now']) {
      await page.keyboard.press('Tab')
      const box = await page.locator(':focus').boundingBox()
      const [top, bottom] = await inSight()
      expect(box?.y).toBeGreaterThanOrEqual(top)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bottom)
    }
    await page.keyboard.press('Escape')
    await zoom(1)
  })
  await page.getByRole('button', { name: 'Erase this child’s records' }).press('Enter')
  await expect(form).toContainText('Nobody can bring them back')
  await expect(form).toContainText('is on the agenda of today’s MDT meeting')
  await page.keyboard.press('Control+Enter')
  await expect(form, 'nothing goes without a reason').toContainText('Choose why they are erased')
  await form.getByRole('radio', { name: /as long as the trust’s schedule/ }).press(' ')
  await page.keyboard.press('Control+Enter')
  await expect(form, 'nothing goes without the reference').toContainText('the reference of this case')
  const [, reference = ''] = /Type (\S+) to confirm/.exec(await form.innerText()) ?? []
  await form.getByLabel(/^Type .* to confirm/).fill(reference.toLowerCase())
  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { name: 'This case was erased' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('main')).toContainText(KNOWN)
  await page.keyboard.press('Escape')
  await waitForSaving(records, 'the entry is on the trust server', nothingWaits)
  await expect(colleague.page.getByRole('heading', { name: 'This case was erased' })).toBeVisible({ timeout: 30_000 })
  await expect(chair.page.getByRole('heading', { name: 'This case was erased' })).toBeVisible({ timeout: 30_000 })
  for (const laptop of [colleague, chair]) await expect(laptop.page.getByRole('main')).toContainText(KNOWN)
  await expect(row(hers), 'her number goes to no other child').toHaveText(`${hers}Erased`)
  await expect(chair.page.getByText('No question has been written yet.')).toHaveCount(0)
  await expectAccessible(chair.page, 'meeting, a case erased')
  await chair.page.keyboard.press('PageDown')
  await expect(row(hers + 1)).toContainText('Being discussed')
  expect((await row(hers + 1).innerText()).split('\n')[1]).toBe(next.split('\n')[1])

  await colleague.page.keyboard.press('Escape')
  for (const laptop of [colleague, records]) {
    await laptop.page.getByRole('button', { name: 'Cases', exact: true }).click()
    await expect(laptop.page.getByRole('main')).not.toContainText('Fairweather')
    await expect(laptop.page.getByRole('main')).toContainText('Pryce')
  }
  const answer = await fetch(`${server.url}/QuestionnaireResponse?_count=500`, { headers: { authorization: 'Bearer demo-chair' } })
  const texts = Buffer.from(await answer.arrayBuffer()).toString('utf8').match(/"data":"[^"]+"/g)?.map((data) => Buffer.from(data.slice(8, -1), 'base64').toString('utf8')) ?? []
  expect(texts.length).toBeGreaterThan(20)
  expect(texts.join('\n')).not.toMatch(/Fairweather|Maisie/)
  for (const laptop of [colleague, records]) {
    await laptop.page.getByRole('button', { name: 'Today', exact: true }).click()
    await expect(laptop.page.getByRole('main')).toContainText(KNOWN)
    await expect(laptop.page.getByRole('main')).toContainText('A case on this agenda is here no more.')
    await expectAccessible(laptop.page, 'Today, a case of the meeting erased')
  }
  const numbers = await page.locator('.today-case > .text-quiet').allInnerTexts()
  expect(numbers, 'as in the meeting, her number goes to no other').not.toContain(String(hers))
  expect(numbers).toContain(String(hers + 1))
})

/** All that is kept of an erasure. */
const KNOWN = /Ruth Adeyemi erased it for good, 8 October 2026, \d+:\d\dpm, with the child’s other records\. Why: they have been kept as long as the trust’s schedule says\./

/** Which place on the agenda somebody has. */
async function numberOf(page: Page, name: string): Promise<number> {
  const rows = page.getByRole('navigation', { name: 'Cases in this meeting' }).getByRole('listitem')
  await expect(rows.filter({ hasText: name })).toBeVisible()
  return (await rows.allInnerTexts()).findIndex((text) => text.includes(name)) + 1
}
