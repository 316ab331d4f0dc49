import { offeredActions, type OfferedAction } from '#domain/person/needs.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { assignTask } from '#actions/assign-task.ts'
import { openedNow } from '#actions/context.ts'
import { useApp } from '#state/app-store.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { useKeys } from '../kit/use-keys.ts'

/** What people's needs suggest, each given with one press; nothing is given by itself (P16). */
export function OfferedActions({ file, mayChange }: { readonly file: CaseFile; readonly mayChange: boolean }) {
  const author = useApp((state) => state.session?.author)
  const saving = useSave()
  const offered = mayChange && file.ended === null ? offeredActions(file.people, file.tasks) : []
  const give = (action: OfferedAction): void => {
    if (author === undefined || saving.busy) return
    const owner = action.owner === 'lead' && file.subject !== null ? file.subject.leadConsultant : { user: author.user, name: author.name }
    void saving.save((context) => assignTask(context, openedNow(file.record), { what: action.what, owner, due: action.due, meeting: null }))
  }
  const [first] = offered
  useKeys(first === undefined ? [] : [{ keys: 'T', words: 'give the first action offered', run: () => give(first) }], { name: 'People' })
  if (offered.length === 0) return <SaveWords saving={saving} />
  return (
    <section className="people-offered" aria-label="Actions offered">
      <h3>Actions offered</h3>
      {offered.map((action, index) => (
        <div key={action.what} className="case-task">
          <p dir="auto">
            {action.what}{' '}
            <span className="text-quiet">{action.owner === 'lead' ? (file.subject?.leadConsultant.name ?? '') : (author?.name ?? '')}</span>
          </p>
          <Button dense {...(index === 0 ? { keys: 'T' } : {})} onPress={() => give(action)}>
            Give this action
          </Button>
        </div>
      ))}
      <SaveWords saving={saving} />
    </section>
  )
}
