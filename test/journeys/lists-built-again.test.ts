import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Laptop } from '../../commands/demo/open-laptop.ts'
import { corner, explore, test } from '../builders/open-app.ts'
import { makeChance } from '../simulation/chance.ts'

const GROUPS = 8

test('[K42] the window’s own database is deleted, damaged or of an older version: every list and every case is there again, and nothing is said to be lost', async ({ desk }) => {
  test.setTimeout(600_000)
  const folder = join(desk.profile, 'window/IndexedDB')
  const first = await desk.open()
  // Chromium says of a database it could not read that it throws it away.
  desk.mayComplain(/IndexedDB|IDB|UnknownError|internal error/i)
  await explore(first.page)
  const before = await readAll(first.page)
  expect(before.cases.length).toBeGreaterThan(5)
  await first.close()

  const isAgain = async (what: string): Promise<Laptop> => {
    const laptop = await desk.open()
    await laptop.page.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(laptop.page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ }), what).toBeVisible({ timeout: 30_000 })
    expect(await readAll(laptop.page), what).toEqual(before)
    expect((await laptop.saving()).damage, what).toEqual([])
    await expect(corner(laptop.page), what).not.toContainText(/lost|damaged|missing/i)
    return laptop
  }

  await test.step('deleted', async () => {
    rmSync(folder, { recursive: true })
    await (await isAgain('deleted')).close()
  })

  for (const [number, bytes] of [3, 200, 5000].entries()) {
    await test.step(`${bytes} bytes of each file changed`, async () => {
      damage(folder, number, bytes)
      await (await isAgain(`${bytes} bytes changed`)).close()
    })
  }

  await test.step('cut short', async () => {
    for (const path of filesIn(folder)) writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size >> 1))
    await (await isAgain('cut short')).close()
  })

  await test.step('of an older version, with half of its lists', async () => {
    const laptop = await isAgain('whole')
    expect(await makeOlder(laptop.page)).toBeGreaterThan(0)
    await laptop.close()
    await (await isAgain('older')).close()
  })
})

/** The rows of each list of cases, and what each open case says. */
async function readAll(page: Page): Promise<{ readonly lists: readonly (readonly string[])[]; readonly cases: readonly string[] }> {
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeFocused()
  const rows = page.locator('.work-row')
  const lists: (readonly string[])[] = []
  const cases: string[] = []
  for (let key = 1; key <= GROUPS; key += 1) {
    await page.keyboard.press(String(key))
    const group = page.getByRole('group', { name: 'Which cases' }).getByRole('button').nth(key - 1)
    await expect(group).toHaveAttribute('aria-pressed', 'true')
    await expect(rows).toHaveCount(Number(/\d+$/.exec((await group.textContent()) ?? '')?.[0]))
    lists.push(await rows.allInnerTexts())
  }
  await page.keyboard.press('1')
  for (let row = 0; row < (lists[0]?.length ?? 0); row += 1) {
    await rows.nth(row).click()
    await expect(page.getByRole('region', { name: 'Who this is about' })).toBeVisible()
    await expect(page.locator('main')).not.toContainText('Opening')
    cases.push(await page.locator('main').innerText())
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible()
  }
  return { lists, cases }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
}

function damage(folder: string, seed: number, howMany: number): void {
  const chance = makeChance(seed, 0)
  for (const path of filesIn(folder).toSorted()) {
    const bytes = readFileSync(path)
    if (bytes.length === 0) continue
    for (let each = 0; each < howMany; each += 1) bytes[chance.below(bytes.length)] = chance.below(256)
    writeFileSync(path, bytes)
  }
}

/** As an earlier version of the app leaves it: its mark says so, and half of its sealed lists are not there. Gives how many were taken away. */
async function makeOlder(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('refused')))
    })
    const [{ name = '' } = {}] = await indexedDB.databases()
    const database = await settled(indexedDB.open(name))
    const stores = database.transaction(['marks', 'shards'], 'readwrite')
    const mark = (await settled(stores.objectStore('marks').get('mark'))) as { version: number }
    stores.objectStore('marks').put({ ...mark, version: mark.version - 1 })
    const keys = (await settled(stores.objectStore('shards').getAllKeys())).filter((_, at) => at % 2 === 0)
    for (const key of keys) stores.objectStore('shards').delete(key)
    await new Promise((resolve) => stores.addEventListener('complete', resolve))
    database.close()
    return keys.length
  })
}
