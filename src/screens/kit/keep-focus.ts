import { useEffect } from 'react'

const KEPT = 'keptFocus'
const HEADINGS = '[data-section-heading], h1, h2, h3'

/** Nothing has the keyboard by anybody's wish: it may be taken by what comes next. */
export function isFocusFree(): boolean {
  const active = document.activeElement
  return active === null || active === document.body || (active instanceof HTMLElement && KEPT in active.dataset)
}

/**
 * What had the keyboard may go with what it did: a button that is no longer offered, a form that was saved. Then the heading
 * above it has the keyboard, so that a screen reader stays where its reader is. Stands once, above everything.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: readonly Element[] = []
    const remember = (): void => {
      const active = document.activeElement
      path = active === null || active === document.body ? [] : [active, ...ancestorsOf(active)]
    }
    const hasGone = (): boolean => document.activeElement === document.body && path[0]?.isConnected === false
    const keep = (): void => {
      if (!hasGone()) return
      const heading = headingFor(path)
      path = []
      if (heading !== null) focusKept(heading)
    }
    // After the effects of what came instead: a box that takes the keyboard by itself has it.
    const later = (): void => void setTimeout(keep)
    // Left for nothing by a click, it is not to come back when what it was on goes.
    const forget = (): void => void setTimeout(() => {
      if (document.activeElement === document.body && path[0]?.isConnected === true) path = []
    })
    const observer = new MutationObserver(() => {
      if (hasGone()) later()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    document.addEventListener('focusout', forget)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('focusout', forget)
    }
  }, [])
}

function ancestorsOf(element: Element): readonly Element[] {
  return element.parentElement === null ? [] : [element.parentElement, ...ancestorsOf(element.parentElement)]
}

/** The nearest heading of what still stands; of the whole screen, its title. */
function headingFor(path: readonly Element[]): HTMLElement | null {
  const standing = path.filter((element) => element.isConnected)
  const within = standing.slice(0, standing.findIndex(({ id }) => id === 'main') + 1)
  return [...within.filter(({ id }) => id !== 'main').map((element) => element.querySelector<HTMLElement>(HEADINGS)), document.querySelector<HTMLElement>('#main h1')].find((heading) => heading !== null) ?? null
}

function focusKept(heading: HTMLElement): void {
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1
  heading.dataset[KEPT] = ''
  heading.addEventListener('blur', () => delete heading.dataset[KEPT], { once: true })
  heading.focus({ preventScroll: true })
}
