import { PDFHexString } from 'pdf-lib'
import { ownerOf, wordOf, type Walk } from './content-walk.ts'
import type { Owner } from './page-content.ts'
import { at, numberOf, textOf, type Found } from './read-object.ts'
import type { Dictionary, Operand } from './read-operators.ts'

/** What a mark says of the content in it. */
interface MarkWords {
  readonly id: number | null
  readonly spoken: string | null
}

/** Takes the properties of a mark, which stand beside it or under a name among the page’s resources, and gives what they say. */
export function propertiesOf(operand: Operand | undefined, resources: Found): MarkWords {
  if (typeof operand === 'object' && operand !== null && 'byKey' in operand) return inlineProperties(operand)
  const named = at(resources, 'Properties', wordOf(operand))
  return { id: numberOf(at(named, 'MCID')), spoken: textOf(at(named, 'ActualText')) }
}

function inlineProperties({ byKey }: Dictionary): MarkWords {
  const id = byKey.get('MCID')
  return { id: typeof id === 'number' ? id : null, spoken: spokenBy(byKey.get('ActualText')) }
}

function spokenBy(words: Operand | undefined): string | null {
  if (typeof words !== 'object' || words === null || !('bytes' in words)) return null
  return textOf(PDFHexString.of(words.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')))
}

/** Begins marked content, and notes where it stands inside what it may not. */
export function begin(walk: Walk, tag: string, words: MarkWords | null): void {
  const around = ownerOf(walk)
  const id = words?.id ?? null
  const owner: Owner | null = tag === 'Artifact' ? { kind: 'artifact', number: (walk.artifacts += 1) } : id === null ? null : { kind: 'tagged', id }
  if (owner?.kind === 'artifact' && around.kind === 'tagged') walk.faults.push({ rule: 'artifact-inside', words: 'An artifact stands inside tagged content.' })
  if (owner?.kind === 'tagged' && around.kind !== 'nobody') walk.faults.push({ rule: 'tagged-inside-artifact', words: `Tagged content stands inside ${around.kind === 'artifact' ? 'an artifact' : 'other tagged content'}.` })
  if (id !== null) walk.ids.push(id)
  walk.marks.push({ owner, spoken: words?.spoken ?? null, said: false })
}

/** Ends the innermost marked content. */
export function end(walk: Walk): void {
  if (walk.marks.pop() === undefined) walk.faults.push({ rule: 'marks-closed', words: 'Marked content ends that never began.' })
}
