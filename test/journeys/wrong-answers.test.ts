import { expect } from '@playwright/test'
import { countOnServer } from '../../commands/demo/read-server.ts'
import { openRoomFromList } from '../../commands/demo/prepare-wording.ts'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { seedServer } from '../../commands/seed-server.ts'
import { answerWrongly, type Answering } from '../builders/answer-wrongly.ts'
import { corner, setUp, test } from '../builders/open-app.ts'

/** What the corner says of each. */
const FAULTS: readonly (readonly [Answering, string])[] = [
  [{ kind: 'html' }, 'no trust server at its address, nothing sent'],
  [{ kind: 'status', status: 500 }, 'no connection since'],
  [{ kind: 'status', status: 401 }, 'the trust server refused your sign-in, nothing sent'],
  [{ kind: 'half-json' }, 'no connection since'],
  [{ kind: 'nothing' }, 'no connection since'],
]

test('whatever answers in the trust server’s place: the corner says so, nothing is lost, and it is sent later', async ({ desk }) => {
  const first = await desk.startServer()
  const { entries } = await seedServer({ server: first.url, meetingDay: MEETING_DAY })
  const laptop = await desk.open()
  const { page } = laptop
  await setUp(page, { server: first.url, token: 'demo-secretary', passphrase: 'seven quick brown wrens' })
  await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })
  await first.stop()
  await openRoomFromList(page)

  const wrong = await answerWrongly(first.port)
  try {
    for (const [index, [how, words]] of FAULTS.entries()) {
      wrong.answer(how)
      await page.keyboard.press('q')
      await expect(page.getByRole('heading', { name: 'Who is here' })).toBeVisible()
      for (let row = 0; row < index; row += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('h')
      await expect(page.getByRole('button', { name: new RegExp(`, ${index + 1} here`) })).toBeVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('F7')
      await expect(corner(page), how.kind).toContainText(words, { timeout: 45_000 })
      await expect(corner(page), how.kind).toContainText(`${index + 1} waiting to send`)
    }
  } finally {
    await wrong.close()
  }
  const again = await desk.startServer(first.port)
  await page.keyboard.press('F7')
  await expect(corner(page)).toContainText('Everything is on the trust server', { timeout: 30_000 })
  expect((await laptop.saving()).acts).toEqual({ saved: 5, waiting: 0, onServer: 5, refused: 0 })
  expect(await countOnServer(again.url)).toBe(entries + 5)
})
