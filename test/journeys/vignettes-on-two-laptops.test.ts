import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { openRoomFromList } from '../../commands/demo/prepare-wording.ts'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import type { Laptop } from '../../commands/demo/open-laptop.ts'
import { nothingWaits, waitForSaving } from '../../commands/demo/use-window.ts'
import { seedServer } from '../../commands/seed-server.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { corner, setUp, test } from '../builders/open-app.ts'

const CHAIRS = 'We ask the Craniopharyngioma MDT to visit by 15 October.'
const SECRETARYS = 'We ask the Craniopharyngioma MDT to visit by 20 October.'

test('V5 and V10: an outcome and a hearing changed on two laptops that cannot see each other: both kept, both shown, settled by a person', async ({ desk }) => {
  test.setTimeout(300_000)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const chairs = await desk.open()
  await setUp(chairs.page, { server: server.url, token: 'demo-chair', passphrase: 'four slow grey herons', user: 'abena.osei', name: 'Dr Abena Osei', role: /^Chair/ })
  const secretarys = await desk.open(join(desk.folder, 'secretary'))
  await setUp(secretarys.page, { server: server.url, token: 'demo-secretary', passphrase: 'seven quick brown wrens' })
  for (const { page } of [chairs, secretarys]) await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })
  await server.stop()

  await test.step('each writes their own, with no network', async () => {
    for (const [{ page }, sentence, day] of [[chairs, CHAIRS, '20 October 2026'], [secretarys, SECRETARYS, '12 October 2026']] as const) {
      await openRoomFromList(page)
      await clinic.goToCase(page, 2, /Maisie’s recurrent/)
      await page.keyboard.press('o')
      await page.locator('#agreed-sentence').fill(sentence)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('heading', { name: 'Who dissents, and why?' })).toBeVisible()
      await clinic.leaveMeeting(page)
      await clinic.findCase(page, 'pryce', 'Rhys Pryce-Jones')
      await clinic.openPart(page, 'Request')
      await page.keyboard.press('h')
      await page.getByRole('textbox', { name: 'The day of the hearing' }).fill(day)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('tabpanel')).toContainText(`${day}. Mrs Joan Pettifer`)
      await page.getByRole('button', { name: 'Today', exact: true }).click()
    }
    await expect(chairs.page.locator('.today-aside')).toContainText('hearing Tuesday 20 October')
  })

  await test.step('they meet again: nothing is overwritten, and each laptop says that a person is needed', async () => {
    await desk.startServer(server.port)
    for (const laptop of [chairs, secretarys, chairs]) {
      await laptop.page.keyboard.press('F7')
      await waitForSaving(laptop, 'nothing waits to be sent', nothingWaits)
    }
    for (const { page } of [chairs, secretarys]) await expect(corner(page)).toContainText(/need.? a person/, { timeout: 30_000 })
  })

  await test.step('V10: the earlier hearing counts meanwhile, and it is seen that two stand', async () => {
    for (const { page } of [chairs, secretarys]) {
      await page.getByRole('button', { name: 'Today', exact: true }).click()
      await expect(page.locator('.today-aside')).toContainText('hearing Monday 12 October')
      await expect(page.locator('.today-aside')).toContainText('4 days. Fri 9 October is before the hearing')
      await openVersions(page, 'pryce', 'Rhys Pryce-Jones', /hearing/)
      for (const day of ['12 October 2026', '20 October 2026']) await expect(page.locator('.versions-columns')).toContainText(day)
    }
  })

  await test.step('V5: both sentences, each with its author; the letter waits', async () => {
    for (const { page } of [chairs, secretarys]) {
      await openVersions(page, 'fairweather', 'Maisie Fairweather-Ng', /the agreed|outcome|what/i)
      await expect(page.getByRole('region', { name: /Dr Abena Osei$/ })).toContainText(CHAIRS)
      await expect(page.getByRole('region', { name: /Priya Raman$/ })).toContainText(SECRETARYS)
    }
    await chairs.page.keyboard.press('Escape')
    await expect(chairs.page.locator('.case-aside')).toContainText('Two versions to settle')
  })

  await test.step('V5 and V10: the chair settles, with a reason; the other laptop hears of it, and both stay in the record', async () => {
    await settle(chairs, 'fairweather', 'Maisie Fairweather-Ng', /Dr Abena Osei$/, 'As it was read back.')
    await settle(chairs, 'pryce', 'Rhys Pryce-Jones', /Priya Raman$/, 'The court rang: Monday.')
    await waitForSaving(chairs, 'the settlements are on the trust server', nothingWaits)
    const { page } = secretarys
    await page.keyboard.press('F7')
    await expect(page.getByText('Nothing to settle here')).toBeVisible({ timeout: 30_000 })
    await clinic.findCase(page, 'fairweather', 'Maisie Fairweather-Ng')
    await expect(await clinic.openPart(page, 'Minute')).toContainText(CHAIRS)
    await expect(await clinic.openPart(page, 'What has happened')).toContainText('As it was read back.')
    await expect(page.locator('.story')).toContainText(SECRETARYS)
    await clinic.findCase(page, 'pryce', 'Rhys Pryce-Jones')
    await expect(await clinic.openPart(page, 'Request')).toContainText('12 October 2026. Mrs Joan Pettifer')
    await expect(await clinic.openPart(page, 'What has happened')).toContainText('20 October 2026')
  })
})

async function openVersions(page: Page, typed: string, name: string, what: RegExp): Promise<void> {
  await clinic.findCase(page, typed, name)
  await page.getByRole('button', { name: 'Settle' }).first().press('Enter')
  await expect(page.getByRole('heading', { name: /^Two versions to settle/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: what }).first()).toBeVisible()
}

async function settle({ page }: Laptop, typed: string, name: string, whose: RegExp, reason: string): Promise<void> {
  await clinic.findCase(page, typed, name)
  await page.getByRole('button', { name: 'Settle' }).first().press('Enter')
  await page.getByRole('region', { name: whose }).getByRole('button', { name: /Keep this version/ }).press('Enter')
  await page.getByLabel('Your reason').fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('tablist', { name: 'Parts of the case' })).toBeVisible()
}
