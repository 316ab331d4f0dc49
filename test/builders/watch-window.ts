import { expect, type Page } from '@playwright/test'
import type { Laptop } from '../../commands/demo/open-laptop.ts'
import { CANARY, MARKER } from './hostile-words.ts'

/** What hostile words would have made of a page, if any of them were read as more than words. */
const MADE_OF_WORDS = '[data-hostile], img[src=x], [srcdoc], [onload], [onerror], [onfocus], [ontoggle], [onclick], a[href^="javascript:"], a[href^="http"], meta[http-equiv=refresh], form[action]'

/** A window held to running nothing, going nowhere and asking for nothing. */
export interface Watched {
  /** Holds the page as it is now to having only words; `shows`, to showing hostile ones as they were written. */
  readonly expectWords: (screen: string, page: Page, shows?: boolean) => Promise<void>
}

/** Watches from now on, across new pages of the window. */
export async function watchWindow({ app, page }: Laptop): Promise<Watched> {
  const seen: string[] = []
  const watch = async (each: Page): Promise<void> => {
    each.on('dialog', (dialog) => {
      seen.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    each.on('request', (request) => {
      if (!/^(app|data|blob|devtools):/.test(request.url())) seen.push(`request: ${request.url()}`)
    })
    each.on('framenavigated', (frame) => {
      if (!/^(app:|about:blank|$)/.test(frame.url())) seen.push(`went to: ${frame.url()}`)
    })
    await each.addInitScript(listen)
    await each.evaluate(listen)
  }
  await watch(page)
  app.on('window', (opened) => {
    if (opened.url().startsWith('app://projector') || opened.url().startsWith('app://')) void watch(opened)
    else seen.push(`window: ${opened.url()}`)
  })
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { outside: [] })
    shell.openExternal = (address: string) => Promise.resolve(void (Reflect.get(globalThis, 'outside') as string[]).push(address))
  })
  return {
    expectWords: async (screen, shown, shows = true) => {
      const found = await shown.evaluate(look, [CANARY, MARKER, MADE_OF_WORDS] as const)
      expect.soft(found, screen).toEqual({ ran: false, violations: [], made: [], shows: shows ? true : found.shows })
      expect.soft(await app.evaluate(() => Reflect.get(globalThis, 'outside') as string[]), `${screen}: given to a browser`).toEqual([])
      expect.soft(seen, screen).toEqual([])
      seen.length = 0
    },
  }
}

function listen(): void {
  if (Reflect.get(window, 'violationsSeen') !== undefined) return
  const violations: string[] = []
  Object.assign(window, { violationsSeen: violations })
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`))
}

function look([canary, marker, madeOf]: readonly [string, string, string]) {
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value)
  return {
    ran: Reflect.get(window, canary) !== undefined,
    violations: Reflect.get(window, 'violationsSeen') as string[],
    made: [...document.querySelectorAll(madeOf)].map(({ outerHTML }) => outerHTML.slice(0, 200)),
    shows: [document.body.innerText, ...fields].some((words) => words.includes(marker)),
  }
}

/** Types hostile words, half a character among them, into every box that can be typed in; gives how many there were. */
export async function fillBoxes(page: Page, words: string, within = 'body'): Promise<number> {
  return page.evaluate(
    ([text, inside]) => {
      const boxes = [...document.querySelectorAll<HTMLElement>(`${inside} :is(input:is([type=text], [type=search], [type=password], :not([type])), textarea, [contenteditable=true])`)]
      const open = boxes.filter((box) => box.checkVisibility() && !box.matches(':disabled, [readonly], #find-a-case'))
      for (const box of open) {
        if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) {
          const proto = box instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
          Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(box, `${text} ${String.fromCharCode(0xd800)}`)
          box.dispatchEvent(new InputEvent('input', { bubbles: true }))
        } else {
          box.focus()
          document.execCommand('insertText', false, `${text} ${String.fromCharCode(0xdc00)}`)
        }
      }
      return open.length
    },
    [words, within] as const,
  )
}
