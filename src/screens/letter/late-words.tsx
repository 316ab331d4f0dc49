import { textFromProse } from '#domain/basics/prose.ts'
import { proseFromDraft } from '#domain/letter/prose-draft.ts'
import { letterUnit } from '#domain/letter/letter-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { useApp } from '#state/app-store.ts'
import { draftId } from '#state/held-words.ts'
import { dropDraft } from '#state/start-session.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'

/** Words typed here for a version that was signed meanwhile, on another computer: they are in no letter, and are not lost. */
export function LateWords({ file }: { readonly file: CaseFile }) {
  const drafts = useApp((state) => state.drafts)
  const late = file.signedLetters.flatMap(({ version }) => {
    const start = draftId(file.record.about, `${letterUnit(version)}/`)
    return [...drafts].flatMap(([id, draft]) => (id.startsWith(start) ? [{ version, draft }] : []))
  })
  return late.map(({ version, draft: { about, key, words } }) => (
    <Notice
      key={key}
      calm
      title={`Words typed here for version ${version}, which was signed without them.`}
      actions={
        <Button dense onPress={() => void dropDraft(about, key)}>
          They are not needed
        </Button>
      }
    >
      <q className="letter-late">{Object.values(words).map((kept) => textFromProse(proseFromDraft(kept))).join(' ')}</q>
    </Notice>
  ))
}
