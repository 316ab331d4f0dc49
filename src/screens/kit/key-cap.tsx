import './key-cap.css'

interface KeyCapProps {
  /** The key as it stands on the keyboard: "S", "Ctrl ↵", "Page Down". */
  readonly cap: string
}

/** A key, drawn. A screen reader hears the key from `aria-keyshortcuts` of what it belongs to, so the cap is silent. */
export function KeyCap({ cap }: KeyCapProps) {
  return (
    <kbd className="key-cap" aria-hidden="true">
      {cap}
    </kbd>
  )
}
