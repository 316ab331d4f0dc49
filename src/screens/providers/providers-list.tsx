import { useState } from 'react'
import { findProviders } from '#domain/provider/find-provider.ts'
import { goTo } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { useFirstRows } from '../lists/use-first-rows.ts'
import { WorkList } from '../lists/work-list.tsx'
import { entryNote } from './provider-words.ts'
import { useDirectory } from './use-directory.ts'
import './providers.css'

/** Everybody who could be asked for a second opinion, found by any part of name, organisation or specialty. */
export function ProvidersList() {
  const [typed, setTyped] = useState('')
  const { entries, mayWrite } = useDirectory()
  const shown = useFirstRows(findProviders(entries, typed))
  const add = (): void => goTo({ kind: 'provider', provider: null, forCase: null })
  useKeys(mayWrite ? [{ keys: 'N', words: 'add a provider', run: add, inBar: true }] : [], { name: 'Providers' })
  return (
    <WorkList
      {...shown}
      current="providers"
      title="Providers"
      rows={shown.rows.map(({ id, provider }) => ({
        key: id,
        name: provider.name,
        number: provider.organisation,
        what: provider.specialty,
        note: entryNote(provider),
        open: () => goTo({ kind: 'provider', provider: id, forCase: null }),
      }))}
      empty={
        entries.length === 0
          ? 'Nobody is in the directory yet. Add whoever could be asked for a second opinion, at any other organisation, here or abroad.'
          : 'Nobody in the directory is found by these words. Try another part of the name, the organisation or the specialty.'
      }
      act={
        <div className="providers-head">
          <TextField id="find-provider" kind="search" label="Find a provider" labelHidden placeholder="Name, organisation or specialty" value={typed} onChange={setTyped} />
          {mayWrite && (
            <Button keys="N" onPress={add}>
              Add a provider
            </Button>
          )}
        </div>
      }
    />
  )
}
