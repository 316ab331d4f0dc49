import type { Shortlisted } from '#domain/case/case-parts.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { rewordShortlisted } from '#actions/shortlist.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { useFormKeys } from './use-form-keys.ts'

interface WhyFormProps {
  readonly file: CaseFile
  readonly entry: Shortlisted
  readonly onDone: () => void
}

/** Why somebody on the list is well placed, in other words. */
export function WhyForm({ file, entry, onDone }: WhyFormProps) {
  const draft = useDraft(file.record, `shortlist/${entry.provider}`, { why: entry.why })
  const saving = useSave()
  const save = async (): Promise<void> => {
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => rewordShortlisted(context, opened, entry.provider, words.why ?? ''))
    if (whole) onDone()
  }
  useFormKeys('Why they are well placed', 'save why', () => void save(), onDone)
  return (
    <div className="shortlist-form" data-form="Why they are well placed">
      <TextArea id="shortlisted-why" label="Why they are well placed for this child’s question" value={draft.words.why ?? ''} onChange={(text) => draft.change('why', text)} boxRef={focusBox} />
      <SaveWords saving={saving} />
      <div className="shortlist-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void save()}>
          Save why
        </Button>
        <Button keys="Escape" onPress={onDone}>
          Not now
        </Button>
      </div>
    </div>
  )
}
