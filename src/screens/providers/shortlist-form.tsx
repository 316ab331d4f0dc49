import type { Team } from '#domain/meeting/team.ts'
import { findProviders } from '#domain/provider/find-provider.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { listProvider } from '#actions/shortlist.ts'
import { goTo } from '#state/app-store.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { focusBox } from '../kit/focus-on-open.ts'
import { SaveWords } from '../kit/save-words.tsx'
import { SelectField } from '../kit/select-field.tsx'
import { TextArea } from '../kit/text-area.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useFormKeys } from './use-form-keys.ts'
import { useDirectory } from './use-directory.ts'

interface ShortlistFormProps {
  readonly file: CaseFile
  readonly home: Team | null
  readonly onDone: () => void
}

const NONE = { value: '', words: 'Choose a provider' }

/** Puts somebody from the directory on the list, with why they are well placed for this child (row 14). */
export function ShortlistForm({ file, home, onDone }: ShortlistFormProps) {
  const { entries } = useDirectory()
  const draft = useDraft(file.record, 'shortlist/new', { find: '', provider: '', why: '' })
  const saving = useSave()
  const { find = '', provider = '', why = '' } = draft.words
  const free = entries.filter(({ id }) => !file.shortlist.some((listed) => listed.provider === id))
  const found = findProviders(free, find)
  // Found by name alone it needs no second choice.
  const chosen = found.find(({ id }) => id === provider) ?? (find.trim() !== '' && found.length === 1 ? found[0] : undefined)
  const save = async (): Promise<void> => {
    if (chosen === undefined) return document.getElementById('shortlist-provider')?.focus()
    const { whole } = await saveDraft(saving, draft, (context, opened, words) => listProvider(context, opened, { ...chosen, why: words.why ?? '' }, home))
    if (whole) onDone()
  }
  useFormKeys('The shortlist', 'put on the shortlist', () => void save(), onDone)
  return (
    <section className="shortlist-form" aria-labelledby="shortlist-heading" data-form="The shortlist">
      <h2 id="shortlist-heading">Put a provider on the shortlist</h2>
      <TextField id="shortlist-find" kind="search" label="Find" hint="Part of the name, the organisation or the specialty" width="half" value={find} onChange={(text) => draft.change('find', text)} boxRef={focusBox} />
      <SelectField
        id="shortlist-provider"
        label={find.trim() === '' ? 'From the directory' : `From the directory: ${found.length} found`}
        value={chosen?.id ?? ''}
        choices={[NONE, ...found.map((entry) => ({ value: entry.id, words: `${providerLabel(entry.provider)}. ${entry.provider.specialty}` }))]}
        onChange={(id) => draft.change('provider', id)}
      />
      <TextArea id="shortlist-why" label="Why they are well placed for this child’s question" value={why} onChange={(text) => draft.change('why', text)} />
      <SaveWords saving={saving} />
      <div className="shortlist-buttons">
        <Button kind="primary" keys="Ctrl+Enter" onPress={() => void save()} {...(chosen === undefined ? { notNow: 'Choose a provider first' } : {})}>
          Put on the shortlist
        </Button>
        <Button keys="Escape" onPress={onDone}>
          Not now
        </Button>
        <Button onPress={() => goTo({ kind: 'provider', provider: null, forCase: file.id })}>Add somebody to the directory</Button>
      </div>
    </section>
  )
}
