import { longDay } from '#domain/basics/calendar.ts'
import type { FamilyWords } from '#domain/case/case-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { TextButton } from '../kit/button.tsx'

interface CaseColumnProps {
  readonly file: CaseFile
  /** The family's and young person's words large, for reading aloud. */
  readonly large: boolean
  readonly onLarge: () => void
}

/** The case as the room hears it: the question, the family's and young person's own words, and what is known in brief. */
export function CaseColumn({ file, large, onLarge }: CaseColumnProps) {
  const spoken = file.words.filter((entry) => entry.kind === 'words' || entry.kind === 'question')
  const offered = file.words.filter((entry) => entry.kind === 'offered-nothing-to-add' || entry.kind === 'offered-declined')
  return (
    <section className={large ? 'case-column case-column-large' : 'case-column'} data-area="The case" tabIndex={-1} aria-label="The case">
      {!large && (
        <>
          <p className="text-quiet">The question</p>
          <h1 className="the-question" dir="auto">
            {file.question?.text ?? 'No question has been written yet.'}
          </h1>
        </>
      )}
      <div className="words-head">
        <h2>In their own words</h2>
        <TextButton keys="F" onPress={onLarge}>
          {large ? 'Back' : 'Read aloud'}
        </TextButton>
      </div>
      {spoken.map((entry) => (
        <figure key={entry.id} className="own-words">
          <blockquote dir="auto">“{entry.text}”</blockquote>
          <figcaption className="text-quiet">{attribution(entry)}</figcaption>
        </figure>
      ))}
      {spoken.length === 0 && offered.length === 0 && <p>Nobody has recorded the family’s words, or that they were offered.</p>}
      {offered.map((entry) => (
        <p key={entry.id} className="text-quiet">
          {entry.speaker}: offered, {entry.kind === 'offered-declined' ? 'declined' : 'nothing to add'}
        </p>
      ))}
      {!large && <InBrief file={file} />}
    </section>
  )
}

function InBrief({ file }: { readonly file: CaseFile }) {
  const { brief, request } = file
  const rows: readonly (readonly [string, string])[] = [
    ['Diagnoses', brief?.diagnoses.join('. ') ?? ''],
    ['So far', brief?.soFar ?? ''],
    ['Now', brief?.now ?? ''],
    ['Asked for by', request === null ? '' : [request.name, request.relationship].filter((part) => part !== '').join(', ')],
    ['To choose between', brief?.options?.join('; ') ?? ''],
    ['Treated by', brief?.treatedBy.join('; ') ?? ''],
  ]
  return (
    <>
      <h2 className="brief-head">In brief</h2>
      <dl className="brief">
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

function attribution(entry: FamilyWords): string {
  const parts = [entry.speaker, entry.relation, longDay(entry.on).slice(0, -5)]
  if (entry.writtenBy !== '') parts.push(`written down by ${entry.writtenBy}`)
  return parts.filter((part) => part !== '').join(', ')
}
