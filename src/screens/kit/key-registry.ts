import { partsOfKeys } from './key-names.ts'

/** One key and what it does. */
export interface KeyBinding {
  /**
   * As it would be said: "S", "1", "?", "Alt+1", "Alt+ArrowUp", "Ctrl+Enter", "Shift+F6", "PageDown", "Escape".
   * A letter works bare when no text box has focus, and with Alt always.
   */
  readonly keys: string
  /** What it does, for the list of all keys: "agree", "next case". */
  readonly words: string
  readonly run: () => void
  /** Also shown at the bottom right, where it can be clicked. At most four a screen. */
  readonly inBar?: boolean | undefined
  /** Bound for the list only; the focused control does the work itself. */
  readonly listedOnly?: boolean | undefined
}

/** What the registry needs to know of a keydown. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly meta: boolean
  readonly repeat: boolean
  readonly composing: boolean
}

/** Where the focus is: in a box that takes typing, on a control that takes Enter and arrows itself, or elsewhere. */
export type FocusPlace = 'text' | 'control' | 'elsewhere'

export interface KeyScope {
  /** Heading in the list of all keys: "Meeting", "Why a second opinion". */
  readonly name: string
  /** Figures and letters belong to this scope only while it stands; earlier ones keep theirs with Alt. */
  readonly ownsCharacters?: boolean | undefined
  /** The keys of a panel beside the work: its Ctrl+Enter counts only while the focus is in a panel, and no other does then. */
  readonly panel?: boolean | undefined
  /** The keys of a form, marked `data-form` with this name: of several, those of the one with the focus save and leave. */
  readonly form?: boolean | undefined
  readonly bindings: readonly KeyBinding[]
}

export interface ListedScope {
  readonly name: string
  readonly bindings: readonly KeyBinding[]
}

export interface KeyRegistry {
  /** A place in the order of scopes: taken while rendering, so that an inner scope always comes after the outer one. */
  readonly takePlace: () => number
  /** Sets or replaces the scope at a place. */
  readonly set: (place: number, scope: KeyScope) => void
  readonly drop: (place: number) => void
  /** Runs what is bound to the key; answers whether anything was. */
  readonly press: (press: KeyPress, focus: FocusPlace, bareLetters: boolean) => boolean
  /** Whether the focus is in a panel beside the work, and the name of the form it is in. */
  readonly focusIn: (panel: boolean, form?: string | null) => void
  /** Scopes that stand now, the innermost first. */
  readonly listed: () => readonly ListedScope[]
  /** Goes up when a scope came, went or changed its words. */
  readonly listedVersion: () => number
  /** Calls when the version went up; gives back what stops it. */
  readonly onChange: (listen: () => void) => () => void
}

/** The one registry of keys of a window. Where two scopes bind the same key, the later one wins. */
export function createKeyRegistry(): KeyRegistry {
  const scopes = new Map<number, KeyScope>()
  const listeners = new Set<() => void>()
  let places = 0
  let version = 0
  let inPanel = false
  let inForm: string | null = null
  let inOrder: readonly KeyScope[] = []

  const changed = (tell: boolean): void => {
    const forms = [...scopes.values()].filter(({ form }) => form === true)
    const isMeant = ({ name }: KeyScope): boolean => (forms.some((form) => form.name === inForm) ? name === inForm : forms.length === 1)
    inOrder = [...scopes].sort(([one], [other]) => other - one).map(([, scope]) => (scope.form === true && !isMeant(scope) ? withoutFinishing(scope) : finishingHere(scope, inPanel)))
    if (!tell) return
    version += 1
    for (const listen of listeners) listen()
  }

  return {
    takePlace: () => (places += 1),
    set(place, scope) {
      const before = scopes.get(place)
      scopes.set(place, scope)
      changed(before === undefined || signature(before) !== signature(scope))
    },
    drop(place) {
      if (scopes.delete(place)) changed(true)
    },
    press(press, focus, bareLetters) {
      const binding = find(inOrder, press, focus, bareLetters)
      if (binding === undefined) return false
      if (!press.repeat || mayRepeat(binding)) binding.run()
      return true
    },
    focusIn(panel, form = null) {
      if (panel === inPanel && form === inForm) return
      inPanel = panel
      inForm = form
      changed(true)
    },
    listed: () => inOrder,
    listedVersion: () => version,
    onChange(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
  }
}

/** A form among several that the person is not in: what it saves might end another child’s request. */
function withoutFinishing(scope: KeyScope): KeyScope {
  return { ...scope, bindings: scope.bindings.filter(({ keys }) => keys !== 'Ctrl+Enter' && keys !== 'Escape') }
}

/** A scope without the key that finishes something, where the person is not in what it would finish. */
function finishingHere(scope: KeyScope, inPanel: boolean): KeyScope {
  if ((scope.panel === true) === inPanel) return scope
  return { ...scope, bindings: scope.bindings.filter(({ keys }) => keys !== 'Ctrl+Enter') }
}

/** What of a scope people see: a change of it is told, a new closure is not. */
function signature({ name, bindings }: KeyScope): string {
  return JSON.stringify([name, bindings.map(({ keys, words, inBar }) => [keys, words, inBar === true])])
}

function find(scopes: readonly KeyScope[], press: KeyPress, focus: FocusPlace, bareLetters: boolean): KeyBinding | undefined {
  let owned = false
  for (const scope of scopes) {
    const binding = scope.bindings.find(
      (candidate) =>
        candidate.listedOnly !== true &&
        !(owned && isCharacter(candidate.keys) && !press.alt) &&
        matches(candidate.keys, press, focus, bareLetters),
    )
    if (binding !== undefined) return binding
    owned ||= scope.ownsCharacters === true
  }
  return undefined
}

/** Answers whether a press is the key a binding names, where the focus is now. */
export function matches(keys: string, press: KeyPress, focus: FocusPlace, bareLetters: boolean): boolean {
  if (press.composing || press.meta) return false
  const parts = partsOfKeys(keys)
  const last = parts.at(-1) ?? ''
  const wants = { ctrl: parts.includes('Ctrl'), alt: parts.includes('Alt'), shift: parts.includes('Shift') }
  if (isCharacter(keys)) return matchesCharacter(last, press, focus, bareLetters)
  if (press.ctrl !== wants.ctrl || press.alt !== wants.alt || press.shift !== wants.shift) return false
  if (parts.length === 1 && !worksAt(last, focus)) return false
  return last.length === 1 ? characterOf(press) === last.toLowerCase() : press.key === last
}

function matchesCharacter(character: string, press: KeyPress, focus: FocusPlace, bareLetters: boolean): boolean {
  if (press.ctrl) return false
  const isLetter = /^[a-z]$/i.test(character)
  if (press.alt) return isLetter && !press.shift && characterOf(press) === character.toLowerCase()
  if (!bareLetters || focus === 'text') return false
  // Punctuation stands on other keys, with or without Shift, on other layouts: what it types is what counts.
  if (!/^[a-z0-9]$/i.test(character)) return press.key === character
  return !press.shift && characterOf(press) === character.toLowerCase()
}

/** One character without Ctrl or Alt: what WCAG 2.1.4 lets a person turn off. */
export function isCharacter(keys: string): boolean {
  return partsOfKeys(keys).length === 1 && keys.length === 1 && keys !== ' '
}

/**
 * The letter or figure a press means. What the layout types comes first; where that is no Latin letter (an Arabic or
 * Greek layout, or a sign typed with Alt) the place of the key on the keyboard tells.
 */
function characterOf({ key, code }: KeyPress): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase()
  return (/^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1] ?? key).toLowerCase()
}

/** Keys that a box or a control needs for itself are left to it. */
export function worksAt(key: string, focus: FocusPlace): boolean {
  if (key === 'Enter' || key === ' ' || key.startsWith('Arrow') || key === 'Home' || key === 'End') return focus === 'elsewhere'
  return !(key === 'Delete' || key === 'Backspace') || focus !== 'text'
}

/** Held down, only moving goes on: nobody agrees or records thirty times. */
function mayRepeat({ keys }: KeyBinding): boolean {
  return /Arrow|Page/.test(keys)
}
