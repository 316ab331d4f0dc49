import type { FocusPlace } from './key-registry.ts'

const notTyped = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color', 'image'])

/** What an element would do with a key by itself. `type` is an input's type. */
export function focusPlaceOf(element: { readonly tagName: string; readonly type?: string; readonly isContentEditable?: boolean; readonly ariaSelected?: string | null } | null): FocusPlace {
  if (element === null) return 'elsewhere'
  if (element.isContentEditable === true) return 'text'
  // The tab that is open already does nothing with Enter: what it shows may.
  if (element.ariaSelected === 'true') return 'elsewhere'
  const tag = element.tagName.toUpperCase()
  if (tag === 'TEXTAREA' || tag === 'SELECT') return 'text'
  if (tag === 'INPUT') return notTyped.has(element.type ?? 'text') ? 'control' : 'text'
  return ['BUTTON', 'A', 'SUMMARY', 'IFRAME'].includes(tag) ? 'control' : 'elsewhere'
}
