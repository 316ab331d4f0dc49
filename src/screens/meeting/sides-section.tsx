import { sideUnit, type Side } from '#domain/case/case-parts.ts'
import { hasOwnSides, sidesOf, sidesPrefixFor } from '#domain/rules-across/why-and-sides.ts'
import { recordSides, type TypedSide } from '#actions/record-sides.ts'
import { useDraft, type DraftInHand } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import { Button } from '../kit/button.tsx'
import { Section } from '../kit/section.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { useKeys } from '../kit/use-keys.ts'
import type { MinuteProps } from './minute-section.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { VersionsNotices } from '../kit/versions-notice.tsx'

type StoredSide = Side & { readonly id: string }

/** Both sides of a disagreement: one box each, in the order spoken, each in its own words (row 26). */
export function SidesSection({ file, record, meeting, inHand, signed, open, done, leave }: MinuteProps) {
  const stored = sidesOf(file, meeting)
  const one = useSideDraft(record, meeting, stored[0] ?? null, 0)
  const two = useSideDraft(record, meeting, stored[1] ?? null, 1)
  const drafts = [one, two]
  const saving = useSave()
  const recordBoth = async (): Promise<void> => {
    for (const group of actsOf(inOrderSpoken(stored, drafts), hasOwnSides(file, meeting))) {
      const opened = group.find((side) => side.draft?.unfinished === true)?.draft?.opened
      if (opened === undefined) continue
      let written = group.map(asWritten)
      const isSaved = await saving.save((context) => {
        written = group.map(asWritten)
        return recordSides(context, opened, meeting, written, stored.at(-1)?.order ?? null)
      })
      if (!isSaved) return
      for (const { draft, who, text } of written) if (draft?.unfinished === true && !(await draft.saved({ who, text }))) return
    }
    done()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'record', run: () => void recordBoth(), inBar: true },
      { keys: 'Escape', words: 'leave this section', run: leave },
    ],
    { name: 'Both sides', active: inHand && !signed },
  )
  const versions = <VersionsNotices record={record} prefix={sidesPrefixFor(file, meeting)} />
  const unfinished = one.unfinished || two.unfinished
  const aside = unfinished ? 'Unfinished, not in the record' : 'In the order spoken. Chair checks wording'
  if (!inHand || signed) {
    return (
      <Section heading="Both sides" keys="B" onKey={open} aside={stored.length === 0 && !unfinished ? 'None written' : aside}>
        {versions}
        <div className="sides">
          {drafts.map(({ words }, index) =>
            (words.who ?? '') === '' && (words.text ?? '') === '' ? null : (
              <div key={stored[index]?.id ?? index}>
                <p className="side-who">{words.who}</p>
                <p className="side-text" dir="auto">
                  {words.text}
                </p>
              </div>
            ),
          )}
        </div>
      </Section>
    )
  }
  return (
    <Section heading="Both sides" keys="B" onKey={open} aside={aside} inHand>
      {versions}
      <div className="sides">
        <SideBoxes draft={one} name="First" focus />
        <SideBoxes draft={two} name="Second" />
      </div>
      <SaveWords saving={saving} />
      <div className="minute-buttons">
        <Button kind="primary" dense keys="Ctrl+Enter" onPress={() => void recordBoth()}>
          Record both
        </Button>
      </div>
    </Section>
  )
}

function useSideDraft(record: FoldedRecord, meeting: string, side: StoredSide | null, index: number): DraftInHand {
  return useDraft(record, sideUnit(meeting, side?.id ?? `new-${index}`), { who: side?.who ?? '', text: side?.text ?? '' })
}

interface SideInHand extends TypedSide {
  /** Undefined for a third side and more, which have no box here. */
  readonly draft: DraftInHand | undefined
}

/** A side with the words of this moment. */
function asWritten(side: SideInHand): SideInHand {
  const words = side.draft?.now()
  return words === undefined ? side : { ...side, who: words.who ?? '', text: words.text ?? '' }
}

/** Every side as it stands on the screen, in the order spoken. */
function inOrderSpoken(stored: readonly StoredSide[], drafts: readonly DraftInHand[]): readonly SideInHand[] {
  return Array.from({ length: Math.max(stored.length, drafts.length) }, (_, index) => {
    const [side, draft] = [stored[index], drafts[index]]
    return { id: side?.id ?? null, who: draft?.words.who ?? side?.who ?? '', text: draft?.words.text ?? side?.text ?? '', order: side?.order ?? null, draft }
  })
}

/**
 * What is recorded together. A meeting's first recording states every side, so that none from before it is left
 * behind; later each changed side is an act of its own, from what its author had before them, and new ones are one.
 */
function actsOf(sides: readonly SideInHand[], hasOwn: boolean): readonly (readonly SideInHand[])[] {
  const changed = sides.filter((side) => side.draft?.unfinished === true)
  if (changed.length === 0) return []
  if (!hasOwn) return [sides.filter((side) => side.id !== null || changed.includes(side))]
  return [...changed.filter((side) => side.id !== null).map((side) => [side]), changed.filter((side) => side.id === null)]
}

function SideBoxes({ draft, name, focus = false }: { readonly draft: DraftInHand; readonly name: string; readonly focus?: boolean }) {
  return (
    <div>
      <TextField
        id={`side-${name}-who`}
        label={`${name} side: who`}
        value={draft.words.who ?? ''}
        onChange={(text) => draft.change('who', text)}
        boxRef={focus ? focusBox : undefined}
      />
      <TextArea
        id={`side-${name}-text`}
        label="In their own words"
        lines={3}
        value={draft.words.text ?? ''}
        onChange={(text) => draft.change('text', text)}
      />
    </div>
  )
}
