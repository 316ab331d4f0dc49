const caps: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
  ' ': 'Space',
}

const spoken: Readonly<Record<string, string>> = { Ctrl: 'Control', ' ': 'Space', '+': 'Plus' }

/** Parts of a key as written for `useKeys`: "Ctrl+Enter" gives Ctrl and Enter. */
export function partsOfKeys(keys: string): readonly string[] {
  return keys === '+' ? ['+'] : keys.split('+')
}

/** The key as it stands on the keyboard: "Ctrl+Enter" gives "Ctrl ↵", "s" gives "S". */
export function capOf(keys: string): string {
  return partsOfKeys(keys)
    .map((part) => caps[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ')
}

/** The key in the words of `aria-keyshortcuts`; a bare letter works with Alt as well. */
export function shortcutOf(keys: string): string {
  const parts = partsOfKeys(keys)
  const text = parts.map((part) => spoken[part] ?? part).join('+')
  return parts.length === 1 && /^[a-z]$/i.test(text) ? `${text.toUpperCase()} Alt+${text.toUpperCase()}` : text
}
