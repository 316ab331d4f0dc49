/** Given as a ref: puts the keyboard in a box when it appears. Stable, so that it does so once. */
export function focusBox(box: HTMLInputElement | HTMLTextAreaElement | null): void {
  box?.focus()
}

/** Given as a ref: a panel takes the keyboard when it appears, and gives it back to what had it when it goes. */
export function focusPanel(panel: HTMLElement | null): (() => void) | undefined {
  if (panel === null) return undefined
  const before = document.activeElement
  panel.focus()
  // A heading in sight is not yet a form in sight: all of it is, or as much as there is room for, from its beginning.
  panel.closest('[data-form]')?.scrollIntoView({ block: 'nearest' })
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }
}
