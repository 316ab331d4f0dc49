import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import type Axe from 'axe-core'
import { endProcessTree } from '../../commands/demo/end-processes.ts'
import { startServer, type ServerInHand } from '../../commands/demo/start-server.ts'
import { openLaptop, type Laptop } from '../../commands/demo/open-laptop.ts'
import { putEmptyDatabase } from './empty-database.ts'

/** 20 minutes before the made-up meeting. */
export const CLOCK = '2026-10-08T11:40:00.000Z'

/** One made-up desk: a folder of its own, and the app opened on it as often as a test likes. */
export interface Desk {
  readonly folder: string
  /** The app's profile on this desk. */
  readonly profile: string
  /** Where the app keeps its temporary files, apart from those of other desks. */
  readonly temporary: string
  /** Where copies of letters go. */
  readonly saveTo: string
  /** The file that is read when a trust profile is brought in; a test writes it. */
  readonly openFrom: string
  /** Opens the app, on this desk's profile and at the made-up moment unless others are given. */
  readonly open: (profile?: string, clock?: string) => Promise<Laptop>
  /** Starts this desk's trust server, at a port given or any; again on the same records. */
  readonly startServer: (port?: number) => Promise<ServerInHand>
  /** Complaints of a page that a test caused on purpose; any other fails the test. */
  readonly mayComplain: (about: RegExp) => void
}

/** Playwright's test with a desk, cleared after each test. A page that complained on its console fails its test. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'consilium-journey-'))
    const laptops: Laptop[] = []
    const servers: ServerInHand[] = []
    const expected: RegExp[] = []
    const profile = join(folder, 'profile')
    const temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    const saveTo = join(folder, 'letters')
    const openFrom = join(folder, 'trust-profile.json')
    await use({
      folder,
      profile,
      temporary,
      saveTo,
      openFrom,
      open: async (other = profile, clock = CLOCK) => {
        const laptop = await openLaptop({ profile: other, clock, saveTo, openFrom, temporary })
        laptops.push(laptop)
        return laptop
      },
      startServer: async (port) => {
        const data = join(folder, 'trust-server')
        if (!existsSync(data)) await putEmptyDatabase(data)
        const server = await startServer({ data, port, clock: CLOCK })
        servers.push(server)
        return server
      },
      mayComplain: (about) => expected.push(about),
    })
    for (const { process } of [...laptops, ...servers]) if (process.exitCode === null && process.signalCode === null) endProcessTree(process.pid)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    const complaints = laptops.flatMap(({ complaints }) => complaints).filter((words) => !expected.some((about) => about.test(words)))
    expect(complaints, 'a page complained on its console').toEqual([])
  },
})

/** Opens the made-up clinic on a new profile. */
export async function explore(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Open the meeting', exact: true })
  await beginExploring(page, open)
  await expect(open).toBeVisible({ timeout: 20_000 })
}

/** Presses the key that makes the clinic, until it is being made or what is shown after it is there. */
export async function beginExploring(page: Page, after: Locator): Promise<void> {
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
  // A window that has only just come up can miss a key, as a person would see: they press again.
  await expect(async () => {
    await page.keyboard.press('2')
    await expect(page.getByText('Making the clinic…').or(after)).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
}

export interface TypedPerson {
  readonly server: string
  readonly token: string
  readonly passphrase: string
  readonly user?: string
  readonly name?: string
  readonly role?: RegExp
}

/** Sets a new profile up, for the made-up secretary unless another is named. */
export async function setUp(page: Page, { server, token, passphrase, user = 'priya.raman', name = 'Priya Raman', role = /secretary/ }: TypedPerson): Promise<void> {
  await expect(page.getByRole('heading', { name: 'How do you want to start?' })).toBeVisible()
  await page.keyboard.press('1')
  const fields = [
    ['server', server],
    ['token', token],
    ['user', user],
    ['name', name],
    ['team', 'complex-cases'],
    ['passphrase', passphrase],
    ['passphrase-again', passphrase],
    ['pin', '314159'],
    ['pin-again', '314159'],
  ] as const
  for (const [id, words] of fields) await page.locator(`#${id}`).fill(words)
  await page.getByRole('radio', { name: role }).check()
  await page.getByRole('button', { name: 'Set up this computer' }).click()
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Holds what the window shows against WCAG 2.2 AA, and that its bars stay in place. The pages of a letter are the PDF viewer's own. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Once for each page that is loaded: its half a megabyte takes longer to read than the screen to be judged.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { readonly axe: typeof Axe }
    const { violations } = await axe.run({ exclude: ['.paper-pages'] }, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags }, iframes: false })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, WCAG)
  expect.soft(found, `${screen} is not accessible`).toEqual([])
  const isWhole = await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && scrollY === 0)
  expect.soft(isWhole, `${screen}: the window itself scrolls, and its bars with it`).toBe(true)
}

/** The keyboard is on something: a screen reader stays where its reader was. */
export async function expectFocusKept(page: Page, after: string): Promise<void> {
  await expect.soft(page.locator('body:not(:focus-within)'), `${after}: nothing has the keyboard`).toHaveCount(0)
}

/** The corner, where saving and sending are told. */
export function corner(page: Page) {
  return page.locator('footer .corner')
}
