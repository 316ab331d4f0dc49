import type { FoldedRecord } from '#domain/journal/fold-record.ts'
import type { ActionContext, Opened, Saved } from '#actions/context.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft, type DraftInHand, type Words } from '#state/use-draft.ts'
import { useSave, type SaveInHand } from '#state/use-save.ts'
import { useKeys } from '../kit/use-keys.ts'
import { wordsFor } from '../kit/words-for-refusals.ts'

interface FormPlan {
  readonly record: FoldedRecord
  /** The draft's name: the unit it becomes, and never words of it. */
  readonly draftKey: string
  /** What the record says now, as the boxes show it. */
  readonly inRecord: Words
  /** What Ctrl+Enter does, and the heading of its keys. */
  readonly name: string
  readonly write: (context: ActionContext, opened: Opened, words: Words) => Promise<Saved>
  readonly onSaved: () => void
  readonly onClose: () => void
  /** The box a refusal is about; a refusal of none is said at the foot. */
  readonly boxes?: Readonly<Record<string, string>>
}

export interface WrittenForm {
  readonly name: string
  readonly draft: DraftInHand
  readonly saving: SaveInHand
  readonly save: () => void
  /** The refusal is about no box of this form. */
  readonly refusalAtFoot: boolean
  /** What a box needs: its id, words, what a change does, and its error. */
  readonly box: (name: string) => { readonly id: string; readonly value: string; readonly onChange: (text: string) => void; readonly error: string | undefined }
}

/** A form of one part of a case: kept as a draft while it is typed, saved with Ctrl+Enter, closed with Escape. */
export function useWritten({ record, draftKey, inRecord, name, write, onSaved, onClose, boxes = {} }: FormPlan): WrittenForm {
  const draft = useDraft(record, draftKey, inRecord)
  const saving = useSave()
  const save = async (): Promise<void> => {
    const { whole } = await saveDraft(saving, draft, write)
    if (whole) onSaved()
  }
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: name.toLowerCase(), run: () => void save(), inBar: true },
      { keys: 'Escape', words: 'close, kept as a draft', run: onClose, inBar: true },
    ],
    { name, form: true },
  )
  const wrong = saving.refusal === null ? undefined : boxes[saving.refusal.kind]
  return {
    name,
    draft,
    saving,
    save: () => void save(),
    refusalAtFoot: wrong === undefined,
    box: (box) => ({
      id: `${draftKey.replace('/', '-')}-${box}`,
      value: draft.words[box] ?? '',
      onChange: (text) => draft.change(box, text),
      error: wrong === box && saving.refusal !== null ? wordsFor(saving.refusal) : undefined,
    }),
  }
}
