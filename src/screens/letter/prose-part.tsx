import { diffWords } from 'diff'
import type { SaveInHand } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { Section } from '../kit/section.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { Phrases } from './phrases.tsx'
import type { ProsePartName } from './prose-part-name.ts'
import type { ProsePartInHand } from './use-prose.ts'

interface ProsePartProps {
  readonly name: ProsePartName
  readonly heading: string
  readonly aside: string
  readonly part: ProsePartInHand
  /** What came of recording this part; null while the answer is about the other one. */
  readonly saving: SaveInHand | null
  readonly readOnly: boolean
}

/** The id of a part's box: what stops the letter leads to it. */
export function proseBoxId(name: ProsePartName): string {
  return `letter-${name}`
}

/** One part of the letter's prose: as the minute composes it until the consultant writes it, and back again at will. */
export function ProsePart({ name, heading, aside, part, saving, readOnly }: ProsePartProps) {
  const { fromMinute, written } = part
  return (
    <Section heading={heading} aside={part.unfinished ? 'Unfinished, not in the record' : aside} asideHarm={saving?.notSaved === true}>
      <TextArea
        id={proseBoxId(name)}
        label={heading}
        labelHidden
        lines={name === 'why' ? 5 : 3}
        value={written}
        readOnly={readOnly}
        onChange={part.change}
        onLeave={() => void part.record()}
      />
      {!readOnly && name === 'ask' && <Phrases onTake={(text) => part.change([written.trimEnd(), text].filter((words) => words !== '').join('\n'))} />}
      {saving !== null && <SaveWords saving={saving} />}
      {written !== fromMinute && (
        <div className="letter-difference">
          <p className="text-quiet">{part.from === null ? '' : `Begun with version ${part.from}’s words. `}Against the agreed minute. Yours to keep or undo</p>
          <p>
            {diffWords(fromMinute, written).map((change, index) =>
              change.added ? <ins key={index}>{change.value}</ins> : change.removed ? <del key={index}>{change.value}</del> : <span key={index}>{change.value}</span>,
            )}
          </p>
        </div>
      )}
      {!readOnly && (part.unfinished || written !== fromMinute) && (
        <div className="letter-buttons">
          {part.unfinished && (
            <Button dense onPress={() => void part.record()}>
              Record these words
            </Button>
          )}
          {written !== fromMinute && (
            <Button dense onPress={() => void part.undo()}>
              Back to the minute’s words
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
