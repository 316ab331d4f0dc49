import { attributionOf } from '#domain/letter/compose-letter.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'

/** The family's and the young person's own words and questions: verbatim, each person's apart (row 16). */
export function CaseWords({ file }: { readonly file: CaseFile }) {
  if (file.words.length === 0) return <p>Nobody has recorded the family’s words, or that they were offered. The meeting asks for them.</p>
  return (
    <>
      {file.words.map((entry) => (
        <figure key={entry.id} className="own-words">
          <blockquote dir="auto">{entry.kind === 'offered-declined' ? 'Offered, declined' : entry.kind === 'offered-nothing-to-add' ? 'Offered, nothing to add' : `“${entry.text}”`}</blockquote>
          <figcaption className="text-quiet">
            {attributionOf(entry)}
            {entry.kind === 'question' ? '. A question for the provider' : ''}
          </figcaption>
        </figure>
      ))}
    </>
  )
}
