import { unit, type Matrix, type Point } from '../matrix.ts'
import type { Letter, Owner, PageContent } from './page-content.ts'
import type { FileFont } from './read-font.ts'
import type { Found } from './read-object.ts'
import type { Operand } from './read-operators.ts'

/** Fonts already read, by the dictionary they come from: pages share them. */
export type FontCache = Map<Found, FileFont>

/** How things are drawn: what `q` keeps and `Q` brings back. */
export interface Graphics {
  readonly matrix: Matrix
  readonly font: FileFont | null
  readonly size: number
  readonly spacing: number
  readonly wordSpacing: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

/** Marked content that has begun and not ended. */
export interface Mark {
  readonly owner: Owner | null
  /** Words that stand for all that is drawn in it; null where the letters speak for themselves. */
  readonly spoken: string | null
  /** Whether a letter in it has said them. */
  said: boolean
}

/** Where a walk stands; the one thing here that changes. */
export interface Walk {
  readonly fonts: FontCache
  readonly letters: Letter[]
  readonly drawn: { owner: Owner; operator: string; corners: readonly Point[] }[]
  readonly ids: number[]
  readonly colours: Set<'DeviceRGB' | 'DeviceCMYK'>
  readonly graphicsStates: Set<string>
  readonly faults: { rule: PageContent['faults'][number]['rule']; words: string }[]
  readonly marks: Mark[]
  readonly saved: Graphics[]
  graphics: Graphics
  text: Matrix
  line: Matrix
  path: Point[]
  /** How many marks were open when the text object began; null outside one. */
  inText: number | null
  artifacts: number
}

/** A walk before its first operator. */
export function newWalk(fonts: FontCache): Walk {
  const graphics: Graphics = { matrix: unit, font: null, size: 0, spacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 }
  return { fonts, letters: [], drawn: [], ids: [], colours: new Set(), graphicsStates: new Set(), faults: [], marks: [], saved: [], graphics, text: unit, line: unit, path: [], inText: null, artifacts: 0 }
}

/** Changes some of how things are drawn from here on. */
export function change(walk: Walk, changes: Partial<Graphics>): void {
  walk.graphics = { ...walk.graphics, ...changes }
}

/** The innermost mark that says whom its content belongs to; an artifact keeps all that is in it. */
export function ownerOf(walk: Walk): Owner {
  const owners = walk.marks.flatMap(({ owner }) => owner ?? [])
  return owners.find((owner) => owner.kind === 'artifact') ?? owners.at(-1) ?? { kind: 'nobody' }
}

/** The name an operand is; empty for any other. */
export function wordOf(operand: Operand | undefined): string {
  return typeof operand === 'object' && operand !== null && 'name' in operand ? operand.name : ''
}
