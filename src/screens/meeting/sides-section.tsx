import { SIDE, type Side } from '#domain/case/case-parts.ts'
import { recordSide, type TypedSide } from '#actions/record-side.ts'
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

type StoredSide = Side & { readonly id: string }

/** Both sides of a disagreement: one box each, in the order spoken, each in its own words (row 26). */
export function SidesSection({ file, record, inHand, signed, open, done, leave }: MinuteProps) {
  const stored = file.sides
  const one = useSideDraft(record, stored[0] ?? null, 0)
  const two = useSideDraft(record, stored[1] ?? null, 1)
  const saving = useSave()
  const recordBoth = async (): Promise<void> => {
    for (const [index, draft] of [one, two].entries()) {
      if (!draft.unfinished) continue
      const side: TypedSide = {
        id: stored[index]?.id ?? null,
        who: draft.words.who ?? '',
        text: draft.words.text ?? '',
        order: stored[index]?.order ?? null,
        between: [stored[index - 1]?.order ?? stored.at(-1)?.order ?? (index === 1 ? 'a0' : null), null],
      }
      if (!(await saving.save((context) => recordSide(context, draft.opened, side)))) return
      await draft.saved()
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
  const unfinished = one.unfinished || two.unfinished
  const aside = unfinished ? 'Unfinished, not in the record' : 'In the order spoken. Chair checks wording'
  if (!inHand || signed) {
    return (
      <Section heading="Both sides" keys="B" onKey={open} aside={stored.length === 0 && !unfinished ? 'None written' : aside}>
        <div className="sides">
          {[one, two].map(({ words }, index) =>
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

function useSideDraft(record: FoldedRecord, side: StoredSide | null, index: number): DraftInHand {
  const key = side === null ? `${SIDE}/new-${index}` : `${SIDE}/${side.id}`
  return useDraft(record, key, { who: side?.who ?? '', text: side?.text ?? '' })
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
