import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { Section } from '../kit/section.tsx'

/** The clauses that law or rule demand, to read: they stand in no box, so that nobody can take them out. */
export function Clauses({ document }: { readonly document: PaperDocument | null }) {
  const clauses = document?.blocks.flatMap((block) => (block.kind === 'paragraph' && block.clause !== undefined ? [block] : [])) ?? []
  if (clauses.length === 0) return null
  return (
    <Section heading="Your report" aside="set by rule, can’t be removed">
      <div className="letter-clauses">
        {clauses.map(({ clause, runs }) => (
          <p key={clause}>{runs.map(({ text }) => text).join('')}</p>
        ))}
      </div>
    </Section>
  )
}
