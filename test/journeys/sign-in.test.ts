import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Laptop } from '../../commands/demo/open-laptop.ts'
import { openRoomFromList } from '../../commands/demo/prepare-wording.ts'
import { countOnServer } from '../../commands/demo/read-server.ts'
import { MEETING_DAY } from '../../commands/demo/stage.ts'
import { seedServer } from '../../commands/seed-server.ts'
import { startTrustServer } from '../../trust-server/start-trust-server.ts'
import { openBrowser } from '../builders/browse.ts'
import { corner, expectAccessible, expectFocusKept, test } from '../builders/open-app.ts'

/** Stands where the person's browser would be: notes what it is asked to show. */
async function watchBrowser({ app }: Laptop): Promise<() => Promise<string>> {
  await app.evaluate(({ shell }) => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    shell.openExternal = async (address) => void shown.push(address)
  })
  return async () => {
    let address: string | undefined
    await expect(async () => {
      address = await app.evaluate(() => (globalThis as unknown as { readonly shown: string[] }).shown.shift())
      expect(address).toBeDefined()
    }).toPass({ timeout: 20_000 })
    return address ?? ''
  }
}

/** From the first screen to the address of a trust server, and on from its box. */
async function typeAddress(page: Page, server: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
  await page.keyboard.press('1')
  await page.locator('#server').fill(server)
  await page.keyboard.press('Tab')
}

test('a computer is set up by signing in with the trust’s account, and what is entered is sent as that person', async ({ desk }) => {
  const server = await desk.startServer()
  const { entries } = await seedServer({ server: server.url, meetingDay: MEETING_DAY })
  const laptop = await desk.open()
  const { page } = laptop
  const opened = await watchBrowser(laptop)
  await typeAddress(page, server.url)
  const signIn = page.getByRole('button', { name: 'Sign in with your trust’s account' })
  await expect(signIn).toBeVisible()
  await expectAccessible(page, 'set-up with a sign-in')
  await signIn.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sign in in your browser.')).toBeVisible()
  await expectFocusKept(page, 'waiting for the browser')
  const back = await openBrowser().signIn(await opened(), 'priya.raman')
  expect(await (await fetch(back)).text()).toContain('You are signed in. Go back to Consilium.')
  await expect(page.getByText('Signed in as Priya Raman.')).toBeVisible()
  await expect(page.getByText('Your trust says: MDT co-ordinator or secretary, in the team complex-cases.')).toBeVisible()
  await expectFocusKept(page, 'signed in')
  await expectAccessible(page, 'set-up, signed in')
  for (const id of ['passphrase', 'passphrase-again']) await page.locator(`#${id}`).fill('seven quick brown wrens')
  for (const id of ['pin', 'pin-again']) await page.locator(`#${id}`).fill('314159')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ready offline: 6 cases')).toBeVisible({ timeout: 30_000 })

  // With other keys, and no memory of who signed in, the issuer takes nobody’s sign-in any more.
  await server.stop()
  rmSync(join(desk.folder, 'trust-server', 'demo-issuer-keys.json'))
  const again = await desk.startServer(server.port)
  await openRoomFromList(page)
  await page.keyboard.press('q')
  await page.keyboard.press('h')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F7')
  await expect(corner(page)).toContainText('your sign-in has ended, nothing sent', { timeout: 30_000 })
  await expect(corner(page)).toContainText('1 waiting to send')
  await page.keyboard.press('w')
  await expect(page.getByText('Your sign-in to the trust has ended.', { exact: true })).toBeVisible()
  await expectAccessible(page, 'saving and sending')
  await page.keyboard.press('F3')
  await expect(page.getByText('Sign in in your browser.')).toBeVisible()
  await fetch(await openBrowser().signIn(await opened(), 'priya.raman'))
  await expect(corner(page)).toContainText('Everything is on the trust server', { timeout: 30_000 })
  expect((await laptop.saving()).acts).toEqual({ saved: 1, waiting: 0, onServer: 1, refused: 0 })
  expect(await countOnServer(again.url)).toBe(entries + 1)
})

test('at a site without tokens a person of several teams chooses one, and a role that changes there is told', async ({ desk }) => {
  const person = { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: ['complex-cases', 'neuro'], roles: { neuro: 'member' } } as const
  const observer = { user: 'observer', name: 'Observer', role: 'observer', teams: ['neuro'] } as const
  // Their tokens end after a second, so that what the issuer says of them is asked again.
  const server = await startTrustServer({ tokens: new Map(), demoIssuer: { people: [person, observer], accessSeconds: 31 } })
  try {
    const laptop = await desk.open()
    const { page } = laptop
    const opened = await watchBrowser(laptop)
    await typeAddress(page, server.url)
    await expect(page.getByRole('button', { name: 'Sign in with your trust’s account' })).toBeFocused()
    await expect(page.locator('#token')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await fetch(await openBrowser().signIn(await opened(), 'priya.raman'))
    await expect(page.getByText('Signed in as Priya Raman.')).toBeVisible()
    for (const id of ['passphrase', 'passphrase-again']) await page.locator(`#${id}`).fill('seven quick brown wrens')
    for (const id of ['pin', 'pin-again']) await page.locator(`#${id}`).fill('314159')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: 'Say which team this is for' })).toBeVisible()
    await expectAccessible(page, 'choosing a team')
    await page.getByRole('radio', { name: /neuro/ }).check()
    await page.locator('#pin-again').press('Enter')
    await expect(page.getByText('Priya Raman, member')).toBeVisible({ timeout: 20_000 })

    Object.assign(person, { roles: { neuro: 'observer' } })
    await expect(async () => {
      await page.keyboard.press('F7')
      await expect(corner(page)).toContainText('your role at the trust has changed', { timeout: 2000 })
    }).toPass({ timeout: 30_000 })
    await page.keyboard.press('w')
    await expect(page.getByText('Your trust now has you as Observer.')).toBeVisible()
    await expectAccessible(page, 'a role that changed')
  } finally {
    await server.close()
  }
})
