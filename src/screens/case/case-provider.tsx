import { useState } from 'react'
import { mayDo } from '#domain/journal/role-table.ts'
import { isAbroad, missingOfProvider, type Provider } from '#domain/provider/provider.ts'
import { independenceIn } from '#domain/rules-across/independence-in.ts'
import { whyNotIndependent } from '#domain/rules-across/override-independence.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { mayTakeOff } from '#domain/rules-across/shortlist.ts'
import { openedNow } from '#actions/context.ts'
import { moveOnShortlist, takeOffShortlist } from '#actions/shortlist.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { useTeam } from '#state/use-record.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { wordsFor } from '../kit/words-for-refusals.ts'
import { IndependenceForm } from '../providers/independence-form.tsx'
import { registerWords } from '../providers/provider-words.ts'
import { ShortlistForm } from '../providers/shortlist-form.tsx'
import { WhyForm } from '../providers/why-form.tsx'
import '../providers/providers.css'

interface CaseProviderProps {
  readonly file: CaseFile
  /** The form that was led to: `independence/<provider>/<letter or case>`, where its end leads. */
  readonly form: string | null
  readonly open: (form: string | null) => void
  readonly providerOf: (id: string) => Provider | null
}

const independent = { independent: 'Independent', 'not-independent': 'Not independent', 'not-checked': 'Independence not checked yet' } as const

/** What is open in the list: one form at a time. */
type InHand = { readonly form: 'why' | 'independence'; readonly provider: string } | { readonly form: 'list' } | null

/** The shortlist with reasons, what the letter still needs to know of each, and what can be done about it (rows 14, 15). */
export function CaseProvider({ file, form, open: openForm, providerOf }: CaseProviderProps) {
  const session = useApp((state) => state.session)
  const team = useTeam(session?.team ?? null)?.team ?? null
  const mayList = session !== null && file.ended === null && mayDo(session.author.role, 'list-provider').ok
  const [inHand, setInHand] = useState<InHand>(ledTo(form))
  const saving = useSave()
  const close = (): void => {
    setInHand(null)
    if (form === null) return
    openForm(null)
    if (form.endsWith('/letter')) goTo({ kind: 'letter', case: file.id })
  }
  return (
    <>
      {file.shortlist.length === 0 && <p>Nobody is on the shortlist yet. The meeting chooses from it.</p>}
      <ul className="case-providers">
        {file.shortlist.map((entry, place) => {
          const provider = providerOf(entry.provider)
          if (provider === null) return <li key={entry.provider}>Not on this computer yet</li>
          const missing = missingOfProvider(provider)
          const off = mayTakeOff(file, entry.provider)
          const open = inHand !== null && inHand.form !== 'list' && inHand.provider === entry.provider ? inHand.form : null
          return (
            <li key={entry.provider}>
              <div className="shortlist-entry">
                <p>
                  <strong>{provider.name}</strong>, {provider.organisation}
                  {isAbroad(provider) && ' (outside the UK: law and ethics statement asked for)'}
                </p>
                <p>{entry.why === '' ? 'Why they are well placed is not written down yet' : entry.why}</p>
                <p className="text-quiet">
                  {[provider.specialty, registerWords(provider)].filter((part) => part !== '').join(', ')}. {independent[independenceIn(file, entry.independence)]}
                  {missing.length > 0 && `. Missing: ${missing.join(', ')}`}
                </p>
                <WhyNotIndependent file={file} provider={entry.provider} />
                {mayList && open === null && (
                  <div className="shortlist-buttons">
                    <Button dense onPress={() => setInHand({ form: 'independence', provider: entry.provider })}>
                      Check independence<span className="only-heard"> of {provider.name}</span>
                    </Button>
                    <Button dense onPress={() => setInHand({ form: 'why', provider: entry.provider })}>
                      Change why<span className="only-heard"> {provider.name} is well placed</span>
                    </Button>
                    <Button dense onPress={() => goTo({ kind: 'provider', provider: entry.provider, forCase: file.id })}>
                      Details<span className="only-heard"> of {provider.name}</span>
                    </Button>
                    <Button dense {...(place === 0 ? { notNow: 'First on the list already' } : {})} onPress={() => void saving.save((context) => moveOnShortlist(context, openedNow(file.record), entry.provider, -1))}>
                      Up<span className="only-heard"> the list: {provider.name}</span>
                    </Button>
                    <Button dense {...(place === file.shortlist.length - 1 ? { notNow: 'Last on the list already' } : {})} onPress={() => void saving.save((context) => moveOnShortlist(context, openedNow(file.record), entry.provider, 1))}>
                      Down<span className="only-heard"> the list: {provider.name}</span>
                    </Button>
                    <Button dense {...(off.ok ? {} : { notNow: wordsFor(off.refusal) })} onPress={() => void saving.save((context) => takeOffShortlist(context, openedNow(file.record), entry.provider))}>
                      Take off<span className="only-heard"> the list: {provider.name}</span>
                    </Button>
                  </div>
                )}
              </div>
              {mayList && open === 'independence' && <IndependenceForm file={file} entry={entry} home={team} onDone={close} />}
              {mayList && open === 'why' && <WhyForm file={file} entry={entry} onDone={close} />}
            </li>
          )
        })}
      </ul>
      <SaveWords saving={saving} />
      {mayList &&
        (inHand?.form === 'list' ? (
          <ShortlistForm file={file} home={team} onDone={close} />
        ) : (
          <div className="case-to-meeting">
            <Button onPress={() => setInHand({ form: 'list' })}>Put a provider on the shortlist</Button>
          </div>
        ))}
    </>
  )
}

/** What a blocker led to; nothing for a form of another kind. */
function ledTo(form: string | null): InHand {
  const [name, provider = ''] = form?.split('/') ?? []
  return name === 'independence' || name === 'why' ? { form: name, provider } : null
}

/** Which team they are not independent of and why, and the chair’s reason for going on, where one is in force (row 15). */
function WhyNotIndependent({ file, provider }: { readonly file: CaseFile; readonly provider: string }) {
  const found = whyNotIndependent(file, provider)
  if (found === null) return null
  const { teams, override } = found
  return (
    <p dir="auto">
      Not independent of {teams.map(({ team, why }) => (why === '' ? team : `${team}: ${why}`)).join('; ')}. {override === null ? 'The chair has given no reason for going on.' : `The chair’s reason for going on: ${override.reason} (${override.by})`}
    </p>
  )
}
