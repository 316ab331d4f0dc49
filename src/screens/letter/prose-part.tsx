import { diffWords } from 'diff'
import { proseFromText, textFromProse, type Prose } from '#domain/basics/prose.ts'
import { letterUnit } from '#domain/letter/letter-parts.ts'
import { writeLetter } from '#actions/write-letter.ts'
import type { DraftInHand } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { TextArea } from '../kit/text-area.tsx'

interface ProsePartProps {
  readonly version: number
  readonly part: 'why' | 'ask'
  readonly heading: string
  readonly aside: string
  readonly composed: Prose
  readonly draft: DraftInHand
}

/** One part of the letter's prose: as the minute composes it until the consultant writes it, and back again at will. */
export function ProsePart({ version, part, heading, aside, composed, draft }: ProsePartProps) {
  const saving = useSave()
  const fromMinute = textFromProse(composed)
  const written = draft.words[part] ?? fromMinute
  const own = written !== fromMinute
  /** Null keeps what stands in the box by then; a text, such as the minute's own, takes its place. */
  const keep = async (given: string | null): Promise<void> => {
    let words = draft.now()
    const done = await saving.save((context) => {
      words = draft.now()
      const text = given ?? words[part] ?? fromMinute
      return writeLetter(context, draft.opened, version, part, text === fromMinute ? null : proseFromText(text))
    })
    if (done) await draft.saved(words)
  }
  return (
    <Section heading={heading} aside={draft.unfinished ? 'Unfinished, not in the record' : aside} asideHarm={saving.notSaved}>
      <TextArea
        id={`letter-${part}`}
        label={heading}
        labelHidden
        lines={part === 'why' ? 5 : 3}
        value={written}
        onChange={(text) => draft.change(part, text)}
        onLeave={() => void (draft.unfinished ? keep(null) : undefined)}
      />
      <SaveWords saving={saving} />
      {own && (
        <div className="letter-difference">
          <p className="text-quiet">Against the agreed minute. Yours to keep or undo</p>
          <p>
            {diffWords(fromMinute, written).map((change, index) =>
              change.added ? <ins key={index}>{change.value}</ins> : change.removed ? <del key={index}>{change.value}</del> : <span key={index}>{change.value}</span>,
            )}
          </p>
          <Button dense onPress={() => void keep(fromMinute)}>
            Back to the minute’s words
          </Button>
        </div>
      )}
    </Section>
  )
}

/** The draft key of a letter version's prose: both parts are one unit. */
export function proseDraftKey(version: number, part: 'why' | 'ask'): string {
  return `${letterUnit(version)}/${part}`
}
