import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { corner, explore, test } from '../builders/open-app.ts'
import { pidOf } from '../builders/running-app.ts'

/** What a process of ours looks like from inside, after everything was tried on it. */
interface Tried {
  /** What could be added or changed, by name. Should be none. */
  readonly changed: readonly string[]
  /** Built-in objects that are not frozen. Should be none. */
  readonly loose: readonly string[]
}

test('[E15] in main, keeper and press nothing changes what objects inherit: neither a payload of the window nor code that tries', async ({ desk }) => {
  const { app, page } = await desk.open()
  await explore(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.evaluate(sendPolluting)).toEqual(['keepDraft: malformed', 'drawPaper: malformed', 'appendActs: malformed', 'readTrail: malformed'])
  expect(await app.evaluate(tryAll), 'main').toEqual({ changed: [], loose: [] })
  // The press rests once the keeper has ended, which locks.
  for (const service of ['Consilium press', 'Consilium keeper']) {
    const told = join(desk.folder, `${service}.json`)
    await startAgainWatched(app, service, told)
    await expect.poll(() => existsSync(told), { timeout: 20_000 }).toBe(true)
    expect(JSON.parse(readFileSync(told, 'utf8')), service).toEqual({ changed: [], loose: [] })
  }
  await expectUsable(page)
})

/** The process still does its work after all that. */
async function expectUsable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('button', { name: /^(Open|Go on with) the meeting$/ })).toBeVisible({ timeout: 20_000 })
  await expect(corner(page)).not.toContainText('NOT saved')
}

/** Ends a process of the app’s; the next one runs what is given as well, once its own entry has run. */
async function startAgainWatched(app: ElectronApplication, service: string, told: string): Promise<void> {
  const beside = `${told}.mjs`
  const entry = join(import.meta.dirname, '../../out/main', `${service.slice('Consilium '.length)}.js`)
  writeFileSync(beside, `await import(${JSON.stringify(entry)})
const { renameSync, writeFileSync } = await import('node:fs')
writeFileSync(${JSON.stringify(`${told}.new`)}, JSON.stringify((${tryAll.toString()})()))
renameSync(${JSON.stringify(`${told}.new`)}, ${JSON.stringify(told)})`)
  await app.evaluate(({ utilityProcess }, [name, file]) => {
    const { fork } = utilityProcess
    utilityProcess.fork = (path, args, options) => fork(options?.serviceName === name ? file : path, args, options)
  }, [service, beside] as const)
  // No process yet would be 0, which is everybody.
  await expect.poll(() => pidOf(app, service), { timeout: 20_000 }).toBeGreaterThan(0)
  process.kill(await pidOf(app, service), 'SIGKILL')
}

/** In the page: requests with names by which one object reaches what all inherit. */
async function sendPolluting(): Promise<readonly string[]> {
  const { ask } = Reflect.get(window, 'consilium') as { ask: (name: string, payload: unknown) => Promise<{ refusal?: { kind: string } }> }
  const hostile = () => ({ ...(JSON.parse('{"constructor":{"prototype":{"polluted":1}}}') as object), ['__proto__']: { polluted: 1 }, words: JSON.parse('{"__proto__":{"polluted":1}}') as unknown })
  const answers = []
  for (const name of ['keepDraft', 'drawPaper', 'appendActs', 'readTrail']) answers.push(`${name}: ${(await ask(name, hostile())).refusal?.kind}`)
  return answers
}

/** In a process of ours: tries to add to and change whatever the language gives, and says what came of it. Uses nothing from outside itself. */
function tryAll(): Tried {
  const names = ['Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp', 'Promise', 'Map', 'Set', 'WeakMap', 'ArrayBuffer', 'Uint8Array', 'Float64Array', 'DataView', 'Error', 'TypeError', 'JSON', 'Math', 'Reflect']
  const changed: string[] = []
  const attempt = (what: string, act: () => void, took: () => boolean): void => {
    try {
      act()
    } catch {
      // Refused: what counts is what is there afterwards.
    }
    if (took()) changed.push(what)
  }
  const fresh = (): Record<string, unknown> => ({})
  const reached = (path: readonly string[]): Record<string, unknown> => path.reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, fresh())
  attempt('a member for all, by constructor.prototype', () => void (reached(['constructor', 'prototype'])['polluted'] = 1), () => fresh()['polluted'] !== undefined)
  attempt('a member for all, by __proto__', () => void ((fresh()['__proto__'] as Record<string, unknown>)['polluted'] = 1), () => fresh()['polluted'] !== undefined)
  attempt('a text with __proto__, copied', () => undefined, () => Object.assign(fresh(), JSON.parse('{"__proto__":{"polluted":1}}'))['polluted'] !== undefined)
  attempt('toString', () => void (reached(['constructor', 'prototype'])['toString'] = () => 'polluted'), () => String({}) === 'polluted')
  attempt('a method of lists', () => void ((Array.prototype as unknown as Record<string, unknown>)['flat'] = 1), () => typeof [].flat !== 'function')
  attempt('a member of a method', () => void ((Array.prototype.flat as unknown as Record<string, unknown>)['polluted'] = 1), () => 'polluted' in Array.prototype.flat)
  const loose = names.flatMap((name) => {
    const built = Reflect.get(globalThis, name) as { readonly prototype?: object }
    return [[name, built], [`${name}.prototype`, built.prototype]] as const
  }).filter(([, value]) => value !== undefined && !Object.isFrozen(value)).map(([name]) => name)
  return { changed, loose }
}
