import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openLaptop } from '../commands/demo/open-laptop.ts'
import { CLOCK, seedClinic } from './clinic/seed-clinic.ts'
import { numberOf, percentile95, timeInWindow, type InWindow, type Timing } from './clinic/in-window.ts'
import { aRow, report } from './report.ts'

/** Two frames of a screen of 60 Hz, and what a search may take. */
const TWO_FRAMES = 33.4
const SEARCH_MS = 50
const ROUNDS = 10

/**
 * What a person waits for between a key and the screen, in the real window on 10,000 cases: the next case of the meeting,
 * a key that cuts the list of cases, a letter typed in "Find a case". The app has been built.
 * Usage: node bench/search.ts [--cases 10000]
 */
async function bench(): Promise<number> {
  const cases = numberOf(process.argv, '--cases', 10_000)
  const profile = mkdtempSync(join(tmpdir(), 'consilium-bench-'))
  try {
    await seedClinic(profile, { cases, actsEach: 3 })
    const laptop = await openLaptop({ profile, clock: CLOCK })
    const { page } = laptop
    await page.getByRole('button', { name: 'Open', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Open the meeting', exact: true }).waitFor({ timeout: 600_000 })
    await untilAllListed(page, cases)
    await timeInWindow(page)
    const filter = await timeFilter(page)
    const search = await timeSearch(page)
    const next = await timeNextCase(page)
    await laptop.kill()
    console.log(`${cases} cases; load ${loadavg()[0]?.toFixed(1)}`)
    return report('search', [
      aRow('the next case of the meeting, p95', 'two frames', [percentile95(next.map(({ painted }) => painted)), TWO_FRAMES], 'ms', 1),
      aRow('a key that cuts the list of cases, to paint, p95', 'two frames', [percentile95(filter.map(({ painted }) => painted)), TWO_FRAMES], 'ms', 1),
      aRow('a letter typed in “Find a case”, to what is found, p95', 'what a search may take', [percentile95(search.map(({ shown }) => shown)), SEARCH_MS], 'ms', 1),
    ])
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** The window has every case: its list says so. */
async function untilAllListed(page: Page, cases: number): Promise<void> {
  await page.keyboard.press('Control+3')
  await page.waitForFunction((all) => Number(/All open ([\d,]+)/.exec(document.body.textContent ?? '')?.[1]?.replace(',', '') ?? 0) > all, cases, { timeout: 600_000 })
}

function timeFilter(page: Page): Promise<readonly Timing[]> {
  return page.evaluate(async (rounds) => {
    const { time, press } = Reflect.get(window, 'bench') as InWindow
    const chosen = () => document.querySelector('.work-groups [aria-pressed=true], .work-groups [aria-current], .work-groups [aria-selected=true]')?.textContent ?? ''
    const all: Timing[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const key of ['3', '1']) {
        const before = chosen()
        all.push(await time(() => press(key), () => chosen() !== before))
      }
    }
    return all
  }, ROUNDS)
}

async function timeSearch(page: Page): Promise<readonly Timing[]> {
  await page.keyboard.press('Control+k')
  await page.locator('#find-a-case').waitFor()
  return page.evaluate(async (rounds) => {
    const { time, type } = Reflect.get(window, 'bench') as InWindow
    const found = () => document.querySelector('#found-cases')?.textContent ?? ''
    const all: Timing[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const text of ['cast', 'wisn', 'lindq', 'okaf', 'ashw', 'patel', 'reed']) {
        const before = found()
        all.push(await time(() => type('#find-a-case', text), () => found() !== before))
      }
    }
    return all
  }, ROUNDS)
}

async function timeNextCase(page: Page): Promise<readonly Timing[]> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: 'Open the meeting', exact: true }).press('Enter')
  await page.getByRole('navigation', { name: 'Cases in this meeting' }).waitFor()
  await page.waitForTimeout(1000)
  return page.evaluate(async (rounds) => {
    const { time, press } = Reflect.get(window, 'bench') as InWindow
    const question = () => document.querySelector('.the-question')?.textContent ?? ''
    const all: Timing[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const key of ['PageDown', 'PageDown', 'PageUp', 'PageUp']) {
        const before = question()
        all.push(await time(() => press(key), () => question() !== before && question() !== ''))
      }
    }
    return all
  }, ROUNDS)
}

process.exitCode = await bench()
