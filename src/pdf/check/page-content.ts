import type { FileFont } from './read-font.ts'
import type { Point } from '../matrix.ts'
import type { PdfRuleName } from './rules.ts'

/** Whom something drawn belongs to: marked content with an identifier, an artifact by its number on the page, or nobody. */
export type Owner = { readonly kind: 'tagged'; readonly id: number } | { readonly kind: 'artifact'; readonly number: number } | { readonly kind: 'nobody' }

/** A letter as it is drawn. */
export interface Letter {
  readonly owner: Owner
  readonly font: FileFont
  readonly code: number
  /** What it says; the first of letters that words stand for says those, the others nothing. Empty where nothing is known. */
  readonly text: string
  readonly size: number
  /** Its foot at the left, and where the next one would begin, on the page. */
  readonly from: Point
  readonly to: Point
  /** Whether words in the marked content around it say what it and its neighbours mean. */
  readonly spoken: boolean
}

/** What a page draws, in the order it is drawn. */
export interface PageContent {
  readonly letters: readonly Letter[]
  /** Each operator that draws: whom it belongs to, and its corners. */
  readonly drawn: readonly { readonly owner: Owner; readonly operator: string; readonly corners: readonly Point[] }[]
  /** The identifiers of marked content, in order, as often as each begins. */
  readonly ids: readonly number[]
  readonly colours: ReadonlySet<'DeviceRGB' | 'DeviceCMYK'>
  readonly graphicsStates: ReadonlySet<string>
  readonly faults: readonly { readonly rule: PdfRuleName; readonly words: string }[]
}
