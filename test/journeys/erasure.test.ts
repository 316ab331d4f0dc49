import { join } from 'node:path'
import { expect } from '@playwright/test'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { nothingWaits, waitForSaving } from '../../commands/demo/use-window.ts'
import { seedServer } from '../../commands/seed-server.ts'
import * as clinic from '../builders/in-the-clinic.ts'
import { setUp, test } from '../builders/open-app.ts'

test('[J22, K43] who looks after the records erases a child’s, by keyboard: they go from the server and from a colleague’s window too', async ({ desk }) => {
  test.setTimeout(240_000)
  const server = await desk.startServer()
  await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const colleague = await desk.open()
  await setUp(colleague.page, { server: server.url, token: 'demo-secretary', passphrase: 'seven quick brown wrens' })
  const records = await desk.open(join(desk.folder, 'records'))
  await setUp(records.page, { server: server.url, token: 'demo-records', passphrase: 'nine tall green poplars', user: 'ruth.adeyemi', name: 'Ruth Adeyemi', role: /^Records manager/ })
  for (const { page } of [colleague, records]) await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })
  await expect(records.page.getByText('Ruth Adeyemi, records manager')).toBeVisible()
  await clinic.findCase(colleague.page, 'fairweather', 'Maisie Fairweather-Ng')
  await expect(colleague.page.getByRole('button', { name: 'Erase this child’s records' })).toHaveCount(0)

  const { page } = records
  await clinic.findCase(page, 'fairweather', 'Maisie Fairweather-Ng')
  await page.getByRole('button', { name: 'Erase this child’s records' }).press('Enter')
  const form = page.getByRole('region', { name: 'Erase this child’s records' })
  await expect(form).toContainText('Nobody can bring them back')
  await page.keyboard.press('Control+Enter')
  await expect(form, 'nothing goes without a reason').toBeVisible()
  await form.getByRole('radio', { name: /as long as the trust’s schedule/ }).press(' ')
  await page.keyboard.press('Control+Enter')
  await expect(form, 'nothing goes without the reference').toContainText('the reference of this case')
  const [, reference = ''] = /Type (\S+) to confirm/.exec(await form.innerText()) ?? []
  await form.getByLabel(/^Type .* to confirm/).fill(reference.toLowerCase())
  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { name: 'This case was erased' })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await waitForSaving(records, 'the entry is on the trust server', nothingWaits)
  await expect(colleague.page.getByRole('heading', { name: 'This case was erased' })).toBeVisible({ timeout: 30_000 })
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
  await colleague.page.getByRole('button', { name: 'Today', exact: true }).click()
})
