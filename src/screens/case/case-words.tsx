import { useState } from 'react'
import { attributionOf } from '#domain/letter/compose-letter.ts'
import { mayDo } from '#domain/journal/role-table.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useApp } from '#state/app-store.ts'
import { draftId } from '#state/start-session.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { NEW_WORDS, WordsForm } from './words-form.tsx'
import './people.css'

/** The family's and the young person's own words and questions: verbatim, each person's apart (row 16). */
export function CaseWords({ file }: { readonly file: CaseFile }) {
  const [open, setOpen] = useState<string | null>(null)
  const mayWrite = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'record-family-words').ok)
  const unfinished = useApp((state) => state.drafts.has(draftId(file.record.about, NEW_WORDS)))
  const writeDown = (): void => setOpen(NEW_WORDS)
  useKeys([{ keys: 'N', words: 'write down what somebody said', run: writeDown, inBar: true }], { name: 'Their words', active: mayWrite && open === null })
  if (open !== null) return <WordsForm file={file} entry={file.words.find(({ id }) => id === open) ?? null} onClose={() => setOpen(null)} />
  return (
    <>
      {file.words.length === 0 && <p>Nobody has recorded the family’s words, or that they were offered. Ask each person what they want the meeting to know and the provider to answer.</p>}
      {file.words.map((entry) => (
        <figure key={entry.id} className="own-words">
          <blockquote dir="auto">{entry.kind === 'offered-declined' ? 'Offered, declined' : entry.kind === 'offered-nothing-to-add' ? 'Offered, nothing to add' : `“${entry.text}”`}</blockquote>
          <figcaption className="text-quiet">
            {attributionOf(entry)}
            {entry.kind === 'question' ? '. A question for the provider' : ''}
          </figcaption>
          {mayWrite && (
            <Button dense onPress={() => setOpen(entry.id)}>
              Change<span className="only-heard">: what {entry.speaker} said</span>
            </Button>
          )}
        </figure>
      ))}
      {mayWrite && (
        <div className="letter-buttons">
          <Button kind={file.words.length === 0 ? 'primary' : 'secondary'} keys="N" onPress={writeDown}>
            {unfinished ? 'Go on with the words begun' : 'Write down what somebody said'}
          </Button>
        </div>
      )}
    </>
  )
}
