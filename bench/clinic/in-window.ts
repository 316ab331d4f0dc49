import type { Page } from '@playwright/test'

/** What is timed inside the page: from a key to the frame that shows what came of it. */
export interface Timing {
  /** Milliseconds from the act until the page shows what was waited for, and until that is painted. */
  readonly shown: number
  readonly painted: number
}

/** Puts what times into the page; a window that is loaded anew needs it anew. */
export async function timeInWindow(page: Page): Promise<void> {
  await page.evaluate(() => {
    const painted = (): Promise<void> =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => done(), { once: true })
          port1.start()
          port2.postMessage(null)
        })
      })
    const until = (isSo: () => boolean): Promise<void> =>
      new Promise((done, fail) => {
        if (isSo()) return done()
        const late = setTimeout(() => fail(new Error('What was waited for did not come')), 20_000)
        const watching = new MutationObserver(() => {
          if (!isSo()) return
          watching.disconnect()
          clearTimeout(late)
          done()
        })
        watching.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      })
    const time = async (act: () => unknown, isSo: () => boolean) => {
      await painted()
      const from = performance.now()
      act()
      await until(isSo)
      const shown = performance.now() - from
      await painted()
      return { shown, painted: performance.now() - from }
    }
    const press = (key: string, more: KeyboardEventInit = {}) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, code: /^\d$/.test(key) ? `Digit${key}` : key, bubbles: true, cancelable: true, ...more }))
    const type = (selector: string, text: string) => {
      const box = document.querySelector<HTMLInputElement>(selector)
      if (box === null) throw new Error(`There is no ${selector}`)
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text)
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
    // The longest time between two frames while something goes on.
    const stalls = { longest: 0, last: performance.now() }
    const frame = () => {
      stalls.longest = Math.max(stalls.longest, performance.now() - stalls.last)
      stalls.last = performance.now()
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    Object.assign(window, { bench: { painted, until, time, press, type, stalls } })
  })
}

/** The tools above, as code that runs in the page finds them. */
export interface InWindow {
  readonly painted: () => Promise<void>
  readonly until: (isSo: () => boolean) => Promise<void>
  readonly time: (act: () => unknown, isSo: () => boolean) => Promise<Timing>
  readonly press: (key: string, more?: KeyboardEventInit) => boolean
  readonly type: (selector: string, text: string) => void
  readonly stalls: { longest: number; last: number }
}

export function percentile95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))] ?? 0
}

/** A number given on the command line after a name. */
export function numberOf(argv: readonly string[], name: string, otherwise: number): number {
  const at = argv.indexOf(name)
  const value = at < 0 ? Number.NaN : Number(argv[at + 1])
  return Number.isInteger(value) && value > 0 ? value : otherwise
}
