import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type * as Electron from 'electron'
import { expect } from '@playwright/test'
import { signLukasz } from '../builders/in-the-clinic.ts'
import { explore, test } from '../builders/open-app.ts'

/** The rules of docs/security/rules.md that a real window can show. */

test('[E2, E3, E14, E29] no page has anything of Node, each window is shut in alike, and the bridge is two functions', async ({ desk }) => {
  const { app, page } = await desk.open()
  await explore(page)
  const ofNode = ['require', 'process', 'Buffer', 'module', 'global', 'setImmediate', '__dirname'] as const
  expect(await page.evaluate((names) => names.filter((name) => name in window), ofNode)).toEqual([])
  expect(await page.evaluate(shapeOfBridge)).toEqual({ ask: 'function', on: 'function' })
  const inFrame = await page.evaluate((names) => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const inside = frame.contentWindow as unknown as Record<string, unknown>
    return [...names, 'consilium'].filter((name) => inside[name] !== undefined)
  }, ofNode)
  expect(inFrame, 'a frame inside the page').toEqual([])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Not quorate/ })).toBeVisible()
  await page.keyboard.press('p')
  await expect.poll(() => app.windows().length).toBe(2)
  for (const { title, preferences, spelling } of await app.evaluate(preferencesOfWindows)) {
    expect(preferences, title).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, webviewTag: false, allowRunningInsecureContent: false, experimentalFeatures: false })
    expect(spelling, title).toBe(false)
  }
  const slide = app.windows().find((each) => each !== page)
  expect(await slide?.evaluate((names) => names.filter((name) => name in window), ofNode)).toEqual([])
  expect(await slide?.evaluate(() => ['consilium', 'slides'].flatMap((name) => Object.keys((Reflect.get(window, name) as object | undefined) ?? {})))).toEqual(['follow'])
})

test('[E6] no script, style or connection that is not the app’s own: each is stopped and reported once', async ({ desk }) => {
  desk.mayComplain(/Content Security Policy|Trusted ?Types?|Failed to load resource|ERR_BLOCKED_BY_CLIENT/i)
  const { page } = await desk.open()
  await explore(page)
  await withOutside(async (address, asked) => {
    const stopped = await page.evaluate(tryAll, address)
    expect(stopped).toEqual({ inline: ['require-trusted-types-for'], eval: ['require-trusted-types-for'], markup: ['require-trusted-types-for'], picture: ['img-src'], fetch: ['connect-src'], socket: ['connect-src'], style: ['style-src-elem'], frame: ['frame-src'], form: ['form-action'], ran: false })
    expect(asked()).toBe(0)
  })
})

test('[E5, E7, E8, E9, E11, E22] the window goes nowhere, opens nothing, embeds nothing, is allowed nothing, and its session reaches nothing', async ({ desk }) => {
  desk.mayComplain(/Content Security Policy|ERR_BLOCKED_BY_CLIENT|Failed to load resource|Not allowed to load local resource|Failed to launch/)
  const { app, page } = await desk.open()
  await explore(page)
  await withOutside(async (address, asked) => {
    for (const [what, go] of Object.entries(waysOut)) {
      await page.evaluate(go, address)
      await page.waitForTimeout(150)
      expect(await app.evaluate(addressesOfWindows), what).toEqual(['app://app/'])
    }
    expect(await page.evaluate(() => location.protocol)).toBe('app:')
    expect(await page.evaluate(() => fetch('file:///etc/passwd').then(() => 'read', () => 'refused'))).toBe('refused')
    expect(await page.evaluate(() => typeof Reflect.get(document.body.appendChild(document.createElement('webview')), 'getURL')), 'a webview is no more than an unknown element').toBe('undefined')
    for (const target of [address, 'https://example.org/']) {
      expect(await app.evaluate(({ session }, to) => session.defaultSession.fetch(to).then(() => 'reached', () => 'refused'), target), target).toBe('refused')
    }
    expect(asked()).toBe(0)
  })
  const wanted = ['camera', 'microphone', 'geolocation', 'midi', 'notifications', 'clipboard-read']
  expect(await page.evaluate((names) => Promise.all(names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state))), wanted)).toEqual(wanted.map(() => 'denied'))
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  expect(await page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(() => 'given', () => 'refused'))).toBe('refused')
})

test('[E12] a request that does not come from the window’s own page is refused', async ({ desk }) => {
  desk.mayComplain(/Not a request of this window|^uncaught: $/)
  const { app, page } = await desk.open()
  await explore(page)
  const other = await app.evaluate(async ({ app: main, BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: `${main.getAppPath()}/out/preload/preload.cjs`, sandbox: true, contextIsolation: true } })
    await window.loadURL('app://app/')
    const answer: unknown = await window.webContents.executeJavaScript("window.consilium.ask('readDrafts', {}).then(() => 'answered', (refusal) => String(refusal))")
    window.destroy()
    return answer
  })
  expect(other).toContain('Not a request of this window')
  expect(await page.evaluate(() => (Reflect.get(window, 'consilium') as { ask: (name: string, payload: object) => Promise<unknown> }).ask('readDrafts', {}))).toEqual([])
})

test('[E26] what was copied or cut leaves the clipboard after a minute and on a lock; what was copied elsewhere stays', async ({ desk }) => {
  const { app, page } = await desk.open()
  await explore(page)
  const onClipboard = () => app.evaluate(({ clipboard }) => clipboard.readText())
  const copy = async (words: string, key: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    const box = page.getByRole('searchbox')
    await expect(box).toBeFocused()
    await box.fill(words)
    await page.keyboard.press('Control+a')
    await page.keyboard.press(key)
    await expect.poll(onClipboard).toBe(words)
    // Nobody gets to another program and copies there in less.
    await page.waitForTimeout(100)
  }
  const openAgain = async (): Promise<void> => {
    await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Open the meeting', exact: true })).toBeVisible({ timeout: 20_000 })
  }

  await test.step('a lock takes it at once, and only it', async () => {
    await copy('Zoë O’Brien-Núñez', 'Control+c')
    await page.keyboard.press('Control+l')
    await expect.poll(onClipboard).toBe('')
    await openAgain()
    await copy('Rhys Pryce-Jones', 'Control+x')
    await app.evaluate(({ clipboard }) => clipboard.writeText('copied elsewhere'))
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+l')
    await openAgain()
    expect(await onClipboard()).toBe('copied elsewhere')
  })

  await test.step('a minute takes it too', async () => {
    await app.evaluate(minutesOfHalfASecond)
    await copy('Maisie Okafor', 'Control+c')
    await expect.poll(onClipboard).toBe('')
    await copy('Maisie Okafor', 'Control+c')
    await app.evaluate(({ clipboard }) => clipboard.writeText('copied elsewhere again'))
    await page.waitForTimeout(800)
    expect(await onClipboard()).toBe('copied elsewhere again')
  })
})

test('[E26] what was copied in the viewer of a signed letter leaves the clipboard as well', async ({ desk }) => {
  const { app, page } = await desk.open()
  await explore(page)
  await signLukasz(page)
  await expect(page.getByRole('heading', { name: /^Signed by/ })).toBeVisible()
  const onClipboard = () => app.evaluate(({ clipboard }) => clipboard.readText())
  // Until the viewer has drawn the pages it has no words to give.
  await expect(async () => {
    await page.locator('.paper-pages').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.waitForTimeout(200)
    expect(await onClipboard()).toContain('Our reference')
  }).toPass({ timeout: 20_000 })
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await expect.poll(onClipboard).toBe('')
})

/** In main: what is to come in a minute comes in half a second. */
function minutesOfHalfASecond(): void {
  const original = globalThis.setTimeout
  const sooner = (run: () => void, ms?: number) => original(run, ms === 60_000 ? 500 : ms)
  globalThis.setTimeout = Object.assign(sooner, original) as typeof setTimeout
}

function shapeOfBridge(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(Reflect.get(window, 'consilium') as object).map(([name, value]) => [name, typeof value]))
}

function preferencesOfWindows({ BrowserWindow }: typeof Electron): readonly { readonly title: string; readonly preferences: Readonly<Record<string, unknown>>; readonly spelling: boolean }[] {
  const wanted = ['sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webSecurity', 'webviewTag', 'allowRunningInsecureContent', 'experimentalFeatures']
  return BrowserWindow.getAllWindows().map((window) => {
    // Electron has it and its types do not.
    const { webContents } = window as unknown as { readonly webContents: { readonly getLastWebPreferences: () => Readonly<Record<string, unknown>> | null } }
    const all = webContents.getLastWebPreferences() ?? {}
    return { title: window.getTitle(), preferences: Object.fromEntries(wanted.map((name) => [name, all[name] ?? false])), spelling: window.webContents.session.isSpellCheckerEnabled() }
  })
}

function addressesOfWindows({ BrowserWindow }: typeof Electron): readonly string[] {
  return BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL())
}

/** Every way a page might leave, or open another; none of them is given an answer. */
const waysOut: Readonly<Record<string, (address: string) => void>> = {
  address: (to) => location.assign(to),
  'a local file': () => location.assign('file:///etc/passwd'),
  link: (to) => Object.assign(document.body.appendChild(document.createElement('a')), { href: to }).click(),
  'a link to a new window': (to) => Object.assign(document.body.appendChild(document.createElement('a')), { href: to, target: '_blank' }).click(),
  'a link pressed with the middle button': (to) => void Object.assign(document.body.appendChild(document.createElement('a')), { href: to }).dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true })),
  'a window': (to) => void window.open(to),
  form: (to) => Object.assign(document.body.appendChild(document.createElement('form')), { action: to, method: 'get' }).submit(),
  frame: (to) => void Object.assign(document.body.appendChild(document.createElement('iframe')), { src: to }),
  refresh: (to) => void document.head.appendChild(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` })),
}

/** Tries what a hostile text would, once each; gives the directives that stopped each, as the page was told. */
async function tryAll(address: string): Promise<Readonly<Record<string, readonly string[] | boolean>>> {
  const told: string[] = []
  const listen = (event: SecurityPolicyViolationEvent): void => void told.push(event.effectiveDirective)
  document.addEventListener('securitypolicyviolation', listen)
  const attempt = async (act: () => unknown): Promise<readonly string[]> => {
    told.length = 0
    try {
      await act()
    } catch {
      // Refused: what counts is what was told.
    }
    await new Promise((done) => setTimeout(done, 200))
    return [...told]
  }
  const add = <T extends keyof HTMLElementTagNameMap>(tag: T, change: (element: HTMLElementTagNameMap[T]) => void): void => {
    const element = document.createElement(tag)
    change(element)
    document.body.append(element)
  }
  const found = {
    inline: await attempt(() => add('script', (element) => element.append('window.ran = true'))),
    eval: await attempt(() => Reflect.apply(Reflect.get(window, 'eval') as (code: string) => unknown, window, ['window.ran = true'])),
    markup: await attempt(() => add('div', (element) => Reflect.set(element, 'innerHTML', '<img src=x onerror="window.ran = true">'))),
    picture: await attempt(() => add('img', (element) => (element.src = `${address}picture.png`))),
    fetch: await attempt(() => fetch(address)),
    socket: await attempt(() => new WebSocket(address.replace('http', 'ws'))),
    style: await attempt(() => add('link', (element) => Object.assign(element, { rel: 'stylesheet', href: `${address}style.css` }))),
    frame: await attempt(() => add('iframe', (element) => (element.src = address))),
    form: await attempt(() =>
      add('form', (element) => {
        document.body.append(element)
        element.action = address
        element.submit()
      }),
    ),
  }
  document.removeEventListener('securitypolicyviolation', listen)
  return { ...found, ran: Reflect.get(window, 'ran') === true }
}

/** A server outside the app that counts what reaches it. */
async function withOutside(use: (address: string, asked: () => number) => Promise<void>): Promise<void> {
  let asked = 0
  const outside: Server = createServer((_, reply) => {
    asked += 1
    reply.end('outside')
  })
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  await use(`http://127.0.0.1:${(outside.address() as AddressInfo).port}/`, () => asked)
  outside.close()
}

